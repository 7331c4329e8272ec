// The public HTTP API, as any app would call it.
import { key } from './key.js';

let asking = null;

async function call(path, options = {}) {
  const response = await fetch(path, { ...options, headers: { ...options.headers, ...key.headers } });
  if (response.status === 401) {
    // Calls that were under way together ask once.
    asking ??= key.ask().finally(() => { asking = null; });
    await asking;
    return call(path, options);
  }
  const body = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw new Error(body?.detail ?? body?.title ?? `${response.status}`);
  return body;
}

const items = new Map();

export const api = {
  recommendations: user => call(`/v1/users/${encodeURIComponent(user)}/recommendations?limit=12&explain=reasons`),
  user: user => call(`/v1/users/${encodeURIComponent(user)}`).catch(() => null),
  digest: item => call(`/v1/items/${encodeURIComponent(item)}/reviews/digest`).catch(() => null),
  item(id) {
    if (!items.has(id)) items.set(id, call(`/v1/items/${encodeURIComponent(id)}`).catch(() => ({ id })));
    return items.get(id);
  },
  send: event => call('/v1/events', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), ...event }),
  }),
};
