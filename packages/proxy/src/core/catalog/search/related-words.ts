/**
 * Words that often stand for each other, though they do not mean the same. Each line is read one way: what follows may
 * be meant by the first one, and not every chart is a graph. Several words are joined by `_`.
 */
export const relatedWords = `
weather forecast climate meteorological
temperature weather
rain weather forecast
vacation_rental airbnb accommodation short_term_rental
repo_hosting github gitlab bitbucket
code_hosting github gitlab bitbucket
version_control github gitlab
presentation slides powerpoint
presentations slides powerpoint
slides presentation google_slides
vps cloud_server droplet hosting
sso identity authentication okta
identity authentication sso
speech_recognition whisper transcribe
equities stock_market finance
email inbox smtp
spreadsheet google_sheets
document google_docs
web_search internet_search
internet_search web_search search
search_engine web_search
vector_db vector_database embeddings
vector_store vector_database embeddings
chat_history memory
long_term_memory memory
project_management tasks issues
bug_tracker issues jira
issue_tracker issues jira
kanban board tasks
crm sales contacts
helpdesk support_tickets customer_support
customer_support tickets helpdesk
newsletter email_marketing
social_media twitter linkedin instagram
smart_home home_assistant iot
scheduling calendar appointment booking
schedule calendar
database sql
chat messaging message
message chat
mail inbox
browser web_browsing headless playwright puppeteer
scrape crawl scraper crawler extract
scraping crawling
finance stock market financial
stocks stock market trading
trading market broker
invoice billing
payment billing checkout
payments billing checkout
flight airline travel
hotel accommodation travel
travel trip
translate translation language
map geocoding location directions
maps geocoding location directions
directions route navigation
memory knowledge_graph remember
notes note notebook
todo task
tasks task todo
ticket issue
tickets issues
bug issue
monitoring observability alerting metrics
metrics monitoring observability
logs observability
deploy deployment hosting
deploying deployment hosting
website web
websites web hosting
container docker
containers docker
design ui figma
diagram flowchart mermaid
chart graph visualization plot
charts graphs visualization
picture image
news headlines articles
paper papers research arxiv
papers research arxiv academic
podcast audio
song music
songs music
recipe cooking food
recipes cooking food
restaurant food
house real_estate property
shop ecommerce store
shopping ecommerce store
store ecommerce shop
ecommerce shop store
blockchain crypto web3
wallet crypto blockchain
token crypto
vector embedding embeddings similarity
embeddings vector
speech voice audio
voice speech audio
transcribe transcription
pdf document
sandbox execution
run execute
execute run
search find
find search
lookup search
remove delete
delete remove
create add
add create
fetch get retrieve
vulnerability security
vulnerabilities security
secrets vault
password credentials
passwords credentials vault
fitness health workout
medical health clinical
doctor medical health
jobs job hiring recruiting
hiring recruiting
contract legal
law legal
school education
course education learning
game gaming
games gaming
lights smart_home
home smart_home
analytics insights
warehouse bigquery snowflake
queue kafka rabbitmq
cache redis
`;
