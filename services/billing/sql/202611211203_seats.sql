-- Seats: active members of the agency itself, its owner too. Users of clients take none.
insert into billing.entitlements (plan_id, name, amount) values
  ('basic', 'seats', 3), ('pro', 'seats', 15), ('enterprise', 'seats', 500);
