// What form-js does differently here.

import { onImport } from './form-js.js';
import { language } from './language.js';

// The sentences that form-js has in English only, with what stands in them.
const SENTENCES = [
  [/^Field is required\.$/, () => 'Wajib diisi.'],
  [/^Field must match pattern/, () => 'Bentuknya tidak sesuai.'],
  [/^Field must have minimum length of (\d+)/, least => `Paling sedikit ${least} huruf.`],
  [/^Field must have maximum length of (\d+)/, most => `Paling banyak ${most} huruf.`],
  [/^Field must have minimum value of (\S+?)\.?$/, least => `Paling kecil ${least}.`],
  [/^Field must have maximum value of (\S+?)\.?$/, most => `Paling besar ${most}.`],
  [/^Field must be/, () => 'Bentuknya tidak sesuai.'],
  [/^Please select a valid value/, () => 'Nilai ini tidak dapat dipilih.']
];

const WORDS = {
  Search: 'Cari',
  Select: 'Pilih',
  'No results': 'Tidak ada yang cocok',
  'All values selected': 'Semua sudah dipilih',
  Increment: 'Tambah',
  Decrement: 'Kurangi',
  'Previous page': 'Halaman sebelumnya',
  'Next page': 'Halaman berikutnya'
};

function sentence(english) {
  for (const [pattern, indonesian] of SENTENCES) {
    const found = english.match(pattern);
    if (found) {
      return indonesian(found[1]);
    }
  }
  return english;
}

function translateErrors(form) {
  const validator = form.get('validator');
  for (const name of ['validateField', 'validateFieldInstance']) {
    const stock = validator[name];
    if (stock) {
      validator[name] = (...parameters) => stock.apply(validator, parameters).map(sentence);
    }
  }
}

function names(options, days) {
  const format = new Intl.DateTimeFormat('id', options);
  return days.map(day => format.format(day));
}

function translateCalendar() {
  const months = Array.from({ length: 12 }, (_, month) => new Date(2023, month, 1));
  // a Sunday and the days after it
  const weekdays = Array.from({ length: 7 }, (_, day) => new Date(2023, 0, 1 + day));
  window.flatpickr?.localize({
    months: { shorthand: names({ month: 'short' }, months), longhand: names({ month: 'long' }, months) },
    weekdays: { shorthand: names({ weekday: 'short' }, weekdays), longhand: names({ weekday: 'long' }, weekdays) },
    yearAriaLabel: 'Tahun',
    monthAriaLabel: 'Bulan'
  });
}

// What a field shows before anything is chosen is written deep in form-js; it is replaced before anybody sees it.
function translateWords() {
  document.querySelectorAll('.fjs-container input[placeholder]').forEach(input => {
    input.placeholder = WORDS[input.placeholder] ?? input.placeholder;
  });
  document.querySelectorAll('.fjs-container [aria-label]').forEach(element => {
    const word = WORDS[element.ariaLabel];
    if (word) {
      element.ariaLabel = word;
    }
  });
  document.querySelectorAll('.fjs-select-placeholder, .fjs-dropdownlist-empty').forEach(element => {
    if (element.childElementCount === 0 && WORDS[element.textContent]) {
      element.firstChild.data = WORDS[element.textContent];
    }
  });
}

// A field that a decision hides again keeps its error in form-js, and the form could not be sent: forget such errors. Runs
// after the listener of Tasklist, which believes the last it hears.
function forgetErrorsOfHiddenFields(form) {
  form.on('changed', 500, () => {
    const { data, errors } = form._getState();
    const hides = id => {
      const conditional = form.get('formFieldRegistry').get(id)?.conditional;
      return conditional && form.get('conditionChecker').check(conditional.hide, data) === true;
    };
    const left = Object.fromEntries(Object.entries(errors).filter(([id]) => !hides(id)));
    if (Object.keys(left).length < Object.keys(errors).length) {
      form._setState({ errors: left });
    }
  });
}

if (language === 'id') {
  translateCalendar();
}
onImport((form, proceed, ...schemaAndData) => {
  if (!form.pasporWatches) {
    form.pasporWatches = true;
    forgetErrorsOfHiddenFields(form);
    if (language === 'id') {
      translateErrors(form);
    }
  }
  return proceed(...schemaAndData);
});
if (language === 'id') {
  new MutationObserver(translateWords).observe(document.body, { childList: true, subtree: true });
}
