/** Words that mean the same in this field, each line a group; several words are joined by `_`. */
export const sameWords = `
db database
postgres postgresql pg psql
mongo mongodb
k8s kubernetes kube
repo repository
gh github
gitlab gl
js javascript
ts typescript
py python
docs documentation
doc document
auth authentication authorization
config configuration settings
msg message
mail email
calendar gcal
gmaps google_maps
gdrive google_drive
gsheets google_sheets
spreadsheet excel xlsx
ppt powerpoint pptx slides
pic picture photo image
img image
vid video
cv resume
ml machine_learning
ai artificial_intelligence
llm large_language_model language_model
rag retrieval_augmented_generation
nlp natural_language_processing
ocr text_recognition
tts text_to_speech speech_synthesis
stt speech_to_text transcription
iot internet_of_things
crm customer_relationship_management
erp enterprise_resource_planning
hr human_resources
ci continuous_integration
cicd ci_cd
pr pull_request
mr merge_request
vcs version_control git
os operating_system
fs filesystem file_system
k6 load_testing
es elasticsearch
tf terraform
aws amazon_web_services
gcp google_cloud
azure microsoft_azure
s3 object_storage
vm virtual_machine
btc bitcoin
eth ethereum
crypto cryptocurrency
fx foreign_exchange
kb knowledge_base
todo todos task_list
screenshot screen_capture
i18n internationalization localization
a11y accessibility
api apis
cli command_line
url link
ssh secure_shell
seo search_engine_optimization
website site webpage
emoji emoticon
ecommerce online_store
nosql document_database
sql relational_database
todo to_do
admin administration
meeting meetings
equation equations formula
sms text_message
gif gifs
twitter tweet
whatsapp wa
telegram tg
yt youtube
wiki wikipedia
tz timezone
geo geolocation
lib library
pkg package
env environment
log logs logging
metric metrics
infra infrastructure
perf performance
diff difference
calc calculator
math maths mathematics
sso single_sign_on single_signon
mfa 2fa two_factor two_factor_authentication
iam identity_management access_management
vps virtual_private_server
vpn virtual_private_network
dns domain_name_system
cdn content_delivery_network
etl data_pipeline
bi business_intelligence
ui user_interface
ux user_experience
ide code_editor
orm object_relational_mapping
qa quality_assurance testing
rpa process_automation
saas software_as_a_service
faas serverless cloud_functions
iac infrastructure_as_code
gis geographic_information geospatial
gps positioning
ehr electronic_health_record medical_records
pos point_of_sale
asr speech_recognition speech_to_text transcription
kyc know_your_customer identity_verification
nft non_fungible_token
defi decentralized_finance
dex decentralized_exchange
dao decentralized_organization
pii personal_data
gdpr data_protection
cve vulnerability
ioc indicator_of_compromise
osint open_source_intelligence
siem security_monitoring
sca dependency_scanning
sast static_analysis
regex regular_expression
graphql graph_query
rest http_api
rpc remote_procedure_call
csv comma_separated
md markdown
latex tex
pdf pdfs
docx word_document
gsuite google_workspace
gcs google_cloud_storage
bq bigquery
ec2 virtual_machine
lambda serverless_function
k3s kubernetes
helm kubernetes_package
elk elasticsearch
mq message_queue
ws websocket
vscode visual_studio_code vs_code
jb jetbrains
hass home_assistant homeassistant
ha home_assistant
rpi raspberry_pi
plc industrial_control
3d three_dimensional
cad computer_aided_design
dnd dungeons_and_dragons
mtg magic_the_gathering
stocks equities shares
stock equity share
quote price
tweets twitter_posts twitter
fb facebook
ig instagram
li linkedin
hn hacker_news
so stack_overflow
gpt openai chatgpt
internet web
online web
photo picture
film movie
films movies
car vehicle
cars vehicles
flat apartment
vacation holiday
holiday vacation
rental rent
lodging accommodation
shop store
shopping store
bill invoice
bills invoices
salary payroll
hire recruit
job vacancy
lawyer attorney
physician doctor
medicine drug
drugs medication
ill sick
kid child
exam test
teacher tutor
subtitle caption
subtitles captions transcript
lyrics song_text
recording audio
conference meeting
call meeting
reminder alarm
diary journal
folder directory
folders directories
upload store
backup backups
zip archive
shell bash terminal
terminal shell console
cmd command
script automation
bot automation
crawler spider
scraper crawler
dashboard dashboards
graph diagram
notebook jupyter
dataset data_set
predict forecast
prediction forecast
summarize summary
summarise summary
summarization summary
paraphrase rewrite
proofread grammar
dictionary definition
thesaurus synonym
tongue language
`;
