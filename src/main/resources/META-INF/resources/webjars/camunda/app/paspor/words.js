import { language } from './language.js';

// What says the words of a part by their keys; {0} takes the argument.
export function words(text) {
  return (key, argument) => text[language][key].replace('{0}', argument);
}
