// Shows a shopper's list, keeps it fresh, and lets friends act.
import { api } from './api.js';
import { say } from './words.js';
import { picture } from './picture.js';
import { reasonInWords } from './reason.js';
import { drawPath } from './path.js';
import { drawOpinions } from './opinions.js';

const user = document.body.dataset.user;
const list = document.getElementById('list');
const refreshEveryMs = 500, refreshAfterActMs = 100, actIsFreshMs = 1500;
const titles = new Map();
let shown = [];
let chosen = null;
let drawn = null;
let actedAt = -actIsFreshMs;
let timer;

const titleOf = id => titles.get(id) ?? id ?? '';

async function refresh() {
  const answer = await api.recommendations(user);
  const cards = await Promise.all(answer.items.map(async entry => ({ ...entry, item: await api.item(entry.id) })));
  for (const reason of cards.flatMap(c => c.reasons)) if (reason.item) titles.set(reason.item, (await api.item(reason.item)).title ?? reason.item);
  for (const card of cards) titles.set(card.id, card.item.title ?? card.id);
  render(cards);
  await showOpinions();
}

function render(cards) {
  const key = JSON.stringify(cards.map(c => [c.id, c.reasons.map(r => [r.kind, r.actor, r.act, r.text])]));
  if (key === shown.key) return;
  const before = new Set(shown.map(c => c.id));
  const focused = document.activeElement?.closest?.('#list li')?.dataset.id;
  list.replaceChildren(...cards.map(card => element(card, shown.length > 0 && !before.has(card.id))));
  if (cards.length === 0) list.innerHTML = `<li class="hint">${say('empty')}</li>`;
  if (focused) list.querySelector(`[data-id="${CSS.escape(focused)}"] button`)?.focus();
  shown = Object.assign(cards, { key });
  document.getElementById('updated').textContent = say('updated', { time: new Date().toLocaleTimeString(document.documentElement.lang) });
  fillItems(cards);
  choose(cards.find(c => c.id === chosen) ?? (chosen ? null : cards[0]), chosen);
}

function element(card, isNew) {
  const row = document.createElement('li');
  row.dataset.id = card.id;
  row.className = isNew ? 'new' : '';
  const price = card.item.price == null ? '' : `<span class="price">${card.item.price.toFixed(2)}</span>`;
  row.innerHTML = `${picture(card.item)}<div><h3></h3>${price}<p class="reason"></p></div><button type="button">${say('why')}</button>`;
  row.querySelector('h3').textContent = titleOf(card.id);
  row.querySelector('.reason').textContent = card.reasons.slice(0, 2).map(r => reasonInWords(r, titleOf)).join(' · ');
  if (isNew) row.querySelector('h3').insertAdjacentHTML('beforeend', ` <mark>${say('moved')}</mark>`);
  row.querySelector('button').addEventListener('click', () => {
    choose(card);
    showOpinions();
    // On a small screen, or far down the list.
    document.getElementById('path').parentElement.scrollIntoView({ block: 'nearest' });
  });
  return row;
}

// Draws how an item came here; until one is asked for, the first.
function choose(card, asked = card?.id) {
  chosen = card && asked ? card.id : null;
  if (!card) return;
  drawn = card.id;
  document.getElementById('path').innerHTML = drawPath(user, titleOf(card.id), card.reasons.slice(0, 3), titleOf);
}

// What the text model has read: in the reviews of the item whose path is drawn, and in the shopper's own.
async function showOpinions() {
  const item = drawn, [digest, details] = await Promise.all([item && api.digest(item), api.user(user)]);
  drawOpinions(document.getElementById('portrait'), details?.portrait, say('noPortrait', { user }));
  // Another one may have been chosen meanwhile.
  if (!item || item !== drawn) return;
  document.getElementById('digest-of').textContent = titleOf(item);
  drawOpinions(document.getElementById('digest'), digest, say('noReviews'));
}

function fillItems(cards) {
  const select = document.getElementById('item'), kept = select.value;
  // The end of the list first: acting on what stands last shows best how the list moves.
  select.replaceChildren(...[...cards].reverse().map(c => new Option(titleOf(c.id), c.id)));
  if (cards.some(c => c.id === kept)) select.value = kept;
}

async function showFriends() {
  const details = await api.user(user), actors = document.getElementById('actors');
  const people = details?.follows?.slice(0, 12) ?? [];
  actors.replaceChildren(...people.map((id, i) => {
    const label = document.createElement('label');
    label.innerHTML = `<input type="radio" name="actor"${i === 0 ? ' checked' : ''}><span></span>`;
    label.querySelector('input').value = id;
    label.querySelector('span').textContent = id;
    return label;
  }));
  if (people.length === 0) actors.textContent = say('noFriends', { user });
}

async function send(event, item) {
  const outcome = document.getElementById('outcome'), start = performance.now();
  try {
    await api.send(event);
    actedAt = performance.now();
    schedule();
    outcome.textContent = say('sent', { actor: event.user, act: say(event.type), item, ms: Math.round(performance.now() - start) });
    await refresh();
    // On a small screen: what was acted on is about to come to the top.
    list.firstElementChild?.scrollIntoView({ block: 'nearest' });
  } catch (error) {
    outcome.textContent = say('failed', { detail: error.message });
  }
}

document.getElementById('act').addEventListener('submit', submit => {
  submit.preventDefault();
  const actor = document.querySelector('#actors input:checked')?.value, item = document.getElementById('item').value, type = submit.submitter?.value ?? 'like';
  if (!actor || !item) return;
  const words = document.getElementById('words-of-share').value;
  send({ type, user: actor, item, ...(type === 'share' ? { target_user: user } : {}), ...(type === 'share' || type === 'review' ? { text: words } : {}) }, titleOf(item));
});

document.getElementById('follow').addEventListener('submit', async submit => {
  submit.preventDefault();
  const target = document.getElementById('target').value.trim();
  await send({ type: 'follow', user, target_user: target }, target);
  await showFriends();
});

async function keepFresh() {
  if (!document.hidden) await refresh().catch(error => { document.getElementById('updated').textContent = say('failed', { detail: error.message }); });
  schedule();
}

// What was just done reaches the list in moments: until it has, the page asks more often.
function schedule() {
  clearTimeout(timer);
  timer = setTimeout(keepFresh, performance.now() - actedAt < actIsFreshMs ? refreshAfterActMs : refreshEveryMs);
}

showFriends();
keepFresh();
