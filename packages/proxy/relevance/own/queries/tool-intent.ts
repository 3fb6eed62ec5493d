import { judge } from '../judge.js';

/** A question for whoever has a tool that does something. */
export const toolIntent = judge('tool-intent', {
  'which service can explain a query plan': { 'io.github.hjalmarsen/pg-inspect': 3 },
  'which service can send an sms': { 'twilio-sms-voice': 3, 'com.klaviyo/mcp': 1 },
  'which service can create a payment link': {
    'com.stripe/mcp': 3,
    'razorpay-mcp-server': 3,
    'com.paypal/mcp': 1,
  },
  'tool that lists who is on call': { 'com.pagerduty/mcp': 3 },
  'which server can remove the background of a photo': { 'background-remover': 3 },
  'something that can decompile a function': { 'ida-pro-mcp': 3, 'ghidra-bridge': 2 },
  'which service can reserve a table at a restaurant': { 'opentable-reservations': 3 },
  'tool to clone a voice': { 'io.elevenlabs/voice': 3 },
  'which service can create a pivot table': { 'excel-mcp-server': 3 },
  'who can roll back a helm release': { 'helm-charts-mcp': 3, 'argocd-gitops': 1 },
  'which tool finds flaky tests': { 'com.circleci/mcp': 3 },
  'which service can rename a symbol everywhere': { 'serena-symbols': 3, 'ast-grep-mcp': 1 },
  'tool that generates a strong password': { 'com.onepassword/vault': 3, 'bitwarden-cli-mcp': 3 },
  'which service can solve an equation': {
    'sympy-algebra': 3,
    'wolfram-alpha-mcp': 3,
    calculator: 1,
  },
  'which service can tell the gate and delay of my flight': { 'flight-status-tracker': 3 },
  'anything that can start charging my car': { 'tesla-vehicle-control': 3 },
  'which service can send a document to be signed': { 'docusign-envelopes': 3, 'pdf-toolbox': 2 },
  'who can scan the git history for leaked secrets': {
    'secret-leak-detector': 3,
    'trivy-scanner': 2,
  },
  'tool to run a promql query': { 'prometheus-metrics': 3, 'grafana-mcp': 3 },
  'which service can draw a bar chart': {
    'chart-maker-mcp': 3,
    'excel-mcp-server': 1,
    'powerpoint-slides-mcp': 1,
  },
});
