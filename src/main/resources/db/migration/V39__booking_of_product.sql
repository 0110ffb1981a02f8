-- for which product's places of its day a booking counts: what was taken is given back, whatever is corrected meanwhile
alter table booking add column product text;

update booking set product = f.application ->> 'product'
from case_file f where f.registration_number = booking.registration_number;

alter table booking alter column product set not null;
