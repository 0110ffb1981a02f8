// Has the texts of a web application at hand before it starts. It asks for them itself, but parts of it read them once, and
// would show their keys for good if they came later. It looks first into what it kept of them, where a text of a new version
// would only be seen the second time.

import { language } from './language.js';
import { formats } from './moments.js';

const KEPT = 'camunda-web';

const base = document.querySelector('base');
const prefix = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
const bust = window.bust ?? '7.24.0';

const answer = await fetch(`${prefix}${language}.json?bust=${bust}`, { credentials: 'same-origin' });
if (answer.ok) {
  const kept = JSON.parse(window.localStorage.getItem(KEPT) ?? '{}');
  const texts = await answer.json();
  texts.dateLocales &&= { ...texts.dateLocales, longDateFormat: formats };
  kept[`${prefix}_locales_data_${language}_${bust}`] = JSON.stringify(texts);
  window.localStorage.setItem(KEPT, JSON.stringify(kept));
}
