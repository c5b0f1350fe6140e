// Swagger UI whose examples work one after another: each call gets an Idempotency-Key of its own, and what an answer names (a
// payment, a code, an account) is filled in where the next call wants it.
'use strict';

const freshKey = () =>
  'try-' + Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('');

// Where what an answer calls so is wanted: paths, and the parameter or the field of the body.
const wanted = [
  { name: 'paymentId', paths: /^\/api\/v1\/payments\/\{id\}/, parameter: 'id' },
  { name: 'paymentId', paths: /^\/api\/v1\/cash-out-requests\/\{id\}/, parameter: 'id' },
  { name: 'operator', of: 'id', paths: /^\/api\/v1\/operators\/\{id\}/, parameter: 'id' },
  { name: 'accountId', paths: /^\/api\/v1\/accounts\/\{accountId\}/, parameter: 'accountId' },
  { name: 'code', paths: /^\/api\/v1\/cash-outs$/, field: 'code', from: /\/cash-out-codes$/ },
  { name: 'code', paths: /^\/api\/v1\/holders\/password\/set$/, field: 'code', from: /\/password-code$/ },
];

const operations = () => Object.entries(ui.specSelectors.specJson().toJS().paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

const fill = ({ path, method }, parameter, value) =>
  ui.specActions.changeParam([path, method], parameter.name, parameter.in, String(value), false);

function fillKeys() {
  for (const call of operations())
    for (const parameter of call.operation.parameters ?? [])
      if (parameter.name === 'Idempotency-Key') fill(call, parameter, freshKey());
}

// A filter is an example of what may be asked; all at once would find nothing. So it is told, and not filled in.
function tellFilters(document) {
  for (const operation of Object.values(document.paths).flatMap(methods => Object.values(methods)))
    for (const parameter of operation.parameters ?? [])
      if (parameter.in === 'query' && !parameter.required) {
        parameter.description = `${parameter.description ?? ''} For example: ${parameter.example}`;
        delete parameter.example;
      }
  return document;
}

// The example's value in a body stands for the one that was told last, if any was.
const told = [];

function fillField({ path, operation }, field, value) {
  told.unshift({ path, field, value, example: operation.requestBody.content['application/json'].example[field] });
}

function fillBody(request) {
  const { pathname } = new URL(request.url, location.href);
  const known = told.find(each => pathname.endsWith(each.path));
  if (!known || typeof request.body !== 'string') return request;
  const quoted = JSON.stringify(known.example);
  request.body = request.body.replace(quoted, JSON.stringify(known.value));
  return request;
}

const valueOf = (told, want) => want.of ? told[want.of] : told;

function fillFrom(url, answer) {
  for (const want of wanted.filter(each => answer[each.name] !== undefined && (each.from?.test(url) ?? true)))
    for (const call of operations().filter(each => want.paths.test(each.path)))
      if (want.field) fillField(call, want.field, answer[want.name]);
      else fill(call, call.operation.parameters.find(each => each.name === want.parameter), valueOf(answer[want.name], want));
}

function learn(response) {
  if (response.url.endsWith('/swagger.json')) return loaded(response);
  if (!response.ok) return response;
  fillKeys();
  if (response.obj) fillFrom(new URL(response.url).pathname, response.obj);
  return response;
}

function loaded(response) {
  if (response.ok) response.text = JSON.stringify(tellFilters(JSON.parse(response.text)));
  return response;
}

window.ui = SwaggerUIBundle({
  url: 'v1/swagger.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  persistAuthorization: false, // a key is not left behind in the browser
  requestInterceptor: fillBody,
  responseInterceptor: learn,
  onComplete: fillKeys,
});
