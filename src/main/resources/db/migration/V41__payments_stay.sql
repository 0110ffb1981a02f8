-- What was booked stays as it was booked.
create trigger payment_is_append_only before update or delete on payment
    for each row execute function refuse_change();
