// Numbers of cases and people are copied here as on our own pages.

import '/assets/numbers.js';
