// Looking a case up, from the header of Tasklist and Cockpit.

import { isOfficer } from './officer.js';
import { words } from './words.js';

const TEXT = {
  id: { find: 'Cari', label: 'Cari berkas', hint: 'Nomor, NIK, nama', all: 'Nomor permohonan, NIK, nama, telepon, atau nomor paspor' },
  en: { find: 'Find', label: 'Find a case', hint: 'Number, NIK, name', all: 'Application number, NIK, name, phone, or passport number' }
};
const say = words(TEXT);

const CASES = '/cases';
// as many characters as are looked up at once
const LONGEST = 100;

function box() {
  const form = document.createElement('form');
  form.className = 'paspor-search';
  form.action = CASES;
  // what is half done here stays
  form.target = '_blank';
  form.setAttribute('role', 'search');
  const field = document.createElement('input');
  field.type = 'search';
  field.name = 'q';
  field.maxLength = LONGEST;
  field.required = true;
  field.placeholder = say('hint');
  field.title = say('all');
  field.setAttribute('aria-label', say('label'));
  const button = document.createElement('button');
  button.textContent = say('find');
  form.append(field, button);
  return form;
}

const MENU = '.paspor-menu';

function show() {
  const menu = document.querySelector(MENU);
  if (menu && !menu.querySelector('.paspor-search')) {
    menu.prepend(box());
  }
}

if (await isOfficer) {
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  show();
}
