// The page's words in its language, with {places} filled in.
const texts = JSON.parse(document.getElementById('words').textContent);

export function say(key, places = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}

export function ago(time) {
  const minutes = Math.floor((Date.now() - Date.parse(time)) / 60000);
  if (!(minutes >= 1)) return say('justNow');
  if (minutes < 60) return say('minutesAgo', { n: minutes });
  if (minutes < 48 * 60) return say('hoursAgo', { n: Math.floor(minutes / 60) });
  return say('daysAgo', { n: Math.floor(minutes / 1440) });
}
