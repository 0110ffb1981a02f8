// The language of whoever reads: as chosen on our pages, else the browser's first; Indonesian but for English.

const CHOSEN = document.cookie.split('; ').find(part => part.startsWith('PASPOR-LANG='))?.slice('PASPOR-LANG='.length);

export const language = (CHOSEN ?? navigator.languages[0] ?? 'id').startsWith('en') ? 'en' : 'id';

// What says the words of a part by their keys; {0} takes the argument.
export function words(text) {
  return (key, argument) => text[language][key].replace('{0}', argument);
}
