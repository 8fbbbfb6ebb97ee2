-- Searching texts of people. LIKE and lower() are not leakproof, so under row-level security no index of
-- words is read: a list walks its own order and looks into a stored column of folded text. A tenant bounds the walk.

-- Without case and accents: "Müller", "MULLER" and "muller" are the same, and so are "Straße" and "STRASSE".
create function tenants.folded(given text) returns text language sql immutable parallel safe as $$
  select replace(replace(replace(translate(
    lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036F]', '', 'g')),
    'øđłı', 'odli'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe')
$$;

-- For `folded_text like all (tenants.search_patterns(…))`: each word is in it somewhere, and %, _ and \ are themselves.
create function tenants.search_patterns(given text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg('%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'), '{}')
  from regexp_split_to_table(tenants.folded(given), '\s+') as word where word <> ''
$$;
