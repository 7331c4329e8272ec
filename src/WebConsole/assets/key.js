// The API key, where the server asks for one: entered once, kept by the browser until the tab is closed.
import { say } from './words.js';

const name = 'socialrec-key';

export const key = {
  get headers() {
    const value = sessionStorage.getItem(name);
    return value ? { 'x-api-key': value } : {};
  },
  // Shows the form; resolves once a key has been given.
  ask() {
    const form = document.getElementById('key'), input = document.getElementById('key-value');
    document.getElementById('key-message').textContent = say(sessionStorage.getItem(name) ? 'keyWrong' : 'keyWanted');
    sessionStorage.removeItem(name);
    form.hidden = false;
    input.focus();
    return new Promise(given => form.addEventListener('submit', submit => {
      submit.preventDefault();
      sessionStorage.setItem(name, input.value.trim());
      input.value = '';
      form.hidden = true;
      given();
    }, { once: true }));
  },
};
