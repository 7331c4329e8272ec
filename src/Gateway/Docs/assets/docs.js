// Draws /openapi/v1.json: operations by group, each with its parameters, examples, and a button that sends the example.
const main = document.getElementById('operations'), search = document.getElementById('search');
const keyInput = document.getElementById('key'), tenantInput = document.getElementById('tenant');
const keyName = 'socialrec-key';

keyInput.value = sessionStorage.getItem(keyName) ?? '';
keyInput.addEventListener('change', () => sessionStorage.setItem(keyName, keyInput.value.trim()));

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(child => child != null));
  return element;
}

const pretty = value => typeof value === 'string' ? value : JSON.stringify(value, null, 2);

// What a schema says in a word: its type, and where it leads.
function kind(schema) {
  if (!schema) return '';
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.oneOf) return schema.oneOf.map(kind).join(' or ');
  const type = [schema.type ?? 'any'].flat().filter(one => one !== 'null').join(' | ');
  return type === 'array' ? `${kind(schema.items)}[]` : type + (schema.format ? ` (${schema.format})` : '');
}

function range(schema) {
  const parts = [];
  if (schema?.minimum != null || schema?.maximum != null) parts.push(`${schema.minimum ?? ''} to ${schema.maximum ?? ''}`);
  if (schema?.default != null) parts.push(`default ${pretty(schema.default)}`);
  return parts.join(', ');
}

function table(rows) {
  return make('table', {}, ...rows.map(cells => make('tr', {}, ...cells.map((cell, i) => make('td', {}, i === 0 ? make('code', { textContent: cell }) : cell ?? '')))));
}

function fields(schema, document) {
  const name = schema?.$ref?.split('/').at(-1) ?? schema?.oneOf?.[0]?.$ref?.split('/').at(-1);
  const properties = name && document.components.schemas[name]?.properties;
  return properties ? table(Object.entries(properties).map(([field, of]) => [field, kind(of), of.description ?? ''])) : null;
}

function address(path, parameters) {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: where, input } of parameters) {
    if (where === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(input.value));
    else if (input.value !== '') query.append(name, input.value);
  }
  return filled + (query.size ? `?${query}` : '');
}

async function send(method, path, parameters, body, type, output) {
  const headers = { 'x-tenant': tenantInput.value || 'default' };
  if (keyInput.value) headers['x-api-key'] = keyInput.value.trim();
  if (body) headers['content-type'] = type;
  const target = address(path, parameters), start = performance.now();
  try {
    const response = await fetch(target, { method: method.toUpperCase(), headers, body });
    const text = await response.text(), took = Math.round(performance.now() - start);
    let shown = text;
    try { shown = pretty(JSON.parse(text)); } catch { /* not JSON: shown as it is */ }
    output.replaceChildren(make('h3', { className: 'status', textContent: `${response.status} in ${took} ms: ${method.toUpperCase()} ${target}` }), make('pre', { textContent: shown }));
  } catch (error) {
    output.replaceChildren(make('pre', { textContent: error.message }));
  }
}

function operation(path, method, op, document) {
  const parameters = (op.parameters ?? []).filter(p => p.in !== 'header').map(p => {
    const input = make('input', { value: p.example ?? '', ariaLabel: p.name });
    return { ...p, input };
  });
  const bodies = Object.entries(op.requestBody?.content ?? {});
  const success = Object.entries(op.responses).find(([status]) => status.startsWith('2'));
  const answer = Object.values(success?.[1].content ?? {})[0];
  const editor = bodies.length ? make('textarea', { value: pretty(bodies[0][1].example), ariaLabel: 'Body', spellcheck: false }) : null;
  const output = make('div', { ariaLive: 'polite' });
  const tryIt = make('button', { type: 'button', textContent: 'Send' });
  tryIt.addEventListener('click', () => send(method, path, parameters, editor?.value, bodies[0]?.[0], output));

  const content = make('div', {},
    op.description ? make('p', { textContent: op.description }) : null,
    parameters.length ? make('h3', { textContent: 'Parameters' }) : null,
    parameters.length ? table(parameters.map(p => [p.name, p.input, [p.description?.replace(/\.$/, ''), kind(p.schema), range(p.schema)].filter(Boolean).join('; ')])) : null,
    editor ? make('h3', { textContent: `Body: ${bodies.map(([type]) => type).join(' or ')}` }) : null,
    editor,
    editor ? fields(bodies[0][1].schema, document) : null,
    ...bodies.slice(1).flatMap(([type, of]) => [make('h3', { textContent: `The same as ${type}` }), make('pre', { textContent: pretty(of.example) })]),
    make('h3', { textContent: `Answer: ${success?.[0] ?? ''}${answer ? '' : ', without a body'}` }),
    answer ? make('pre', { className: 'answer', textContent: pretty(answer.example) }) : null,
    make('h3', { textContent: 'Try it on this server' }), tryIt, output);

  const summary = make('summary', {}, make('b', { className: `method ${method}`, textContent: method.toUpperCase() }), make('code', { textContent: path }), make('span', { textContent: op.summary ?? '' }));
  const details = make('details', { className: 'operation', id: op.operationId }, summary, content);
  details.dataset.words = [path, method, op.summary, op.description, JSON.stringify(op.parameters ?? []), JSON.stringify(op.requestBody ?? {}), pretty(answer?.example ?? '')].join(' ').toLowerCase();
  return details;
}

function draw(document_) {
  document.getElementById('about').textContent = document_.info.description;
  const groups = new Map();
  for (const [path, methods] of Object.entries(document_.paths))
    for (const [method, op] of Object.entries(methods)) {
      const tag = op.tags?.[0] ?? 'Other';
      if (!groups.has(tag)) groups.set(tag, []);
      groups.get(tag).push(operation(path, method, op, document_));
    }
  main.replaceChildren(...[...groups].map(([tag, operations]) => make('section', {}, make('h2', { textContent: tag }), ...operations)));
  if (location.hash) document.getElementById(location.hash.slice(1))?.setAttribute('open', '');
}

function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const section of main.querySelectorAll('section')) {
    for (const one of section.querySelectorAll('.operation')) one.hidden = !words.every(word => one.dataset.words.includes(word));
    section.hidden = !section.querySelector('.operation:not([hidden])');
  }
}

search.addEventListener('input', find);
search.form.addEventListener('submit', submit => submit.preventDefault());
draw(await (await fetch('/openapi/v1.json')).json());
