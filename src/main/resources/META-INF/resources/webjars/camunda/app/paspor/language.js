// In which language whoever sits here reads: as they chose on a page, otherwise as the browser asks, otherwise Indonesian.
// The server finds it by the same rule (Reader), so that forms and what surrounds them agree.

// Over TLS the name of the cookie has a prefix.
const CHOSEN = /^(__Host-)?PASPOR-LANG=/;

const chosen = document.cookie.split('; ').find(cookie => CHOSEN.test(cookie))?.replace(CHOSEN, '');

export const language = (chosen ?? navigator.languages[0] ?? '').toLowerCase().startsWith('en') ? 'en' : 'id';

// What Camunda's own parts are told; their texts are in locales/.
export const locales = { availableLocales: [language], fallbackLocale: language };

// What the header and the title call a web application: by what it is for.
export const brand = (indonesian, english) => ({ vendor: 'Paspor Online', name: language === 'en' ? english : indonesian });

document.documentElement.lang = language;
