// Moments as our pages write them in either language (Texts on the server): the day before the month, 24 hours, a point before the
// minutes.

import { language } from './language.js';

const DAY = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short' });

const two = number => String(number).padStart(2, '0');

// 09.00
export const hour = time => `${two(time.getHours())}.${two(time.getMinutes())}`;

// 30 Nov 09.00
export const moment = time => `${DAY.format(time)} ${hour(time)}`;

// The same for Camunda's own parts, in the signs of Moment.js.
export const formats = { L: 'DD/MM/YYYY', LL: 'D MMMM YYYY', LLL: 'D MMMM YYYY LT', LLLL: 'dddd, D MMMM YYYY LT', LT: 'HH.mm' };
