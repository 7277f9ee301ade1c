-- Finding people and competencies by name. Row-level security switches a trigram index off, because LIKE is not
-- leakproof; so these two look-ups, and only these, go through functions of the owner that ask for the district first.

-- A text as people type it: small letters, no accents, no apostrophes, hyphens as spaces. é finds e, O'Neil finds oneil.
create function cairn.fold(text) returns text language sql immutable strict parallel safe
return lower(translate(
  normalize($1, NFD),
  U&'øØłŁđĐðÐıß-\2010\2011\2013''`\2018\2019\02BC\00B4'
    '\0300\0301\0302\0303\0304\0306\0307\0308\0309\030A\030B\030C\031B\0323\0324\0325\0326\0327\0328\032D\032E\0331',
  'oOlLdDdDis    '));

-- All names of a person, each between spaces, so that the index finds a name by its beginning and as a whole.
create function cairn.name_text(given text, preferred_given text, family text, preferred_family text)
returns text language sql immutable parallel safe
return ' ' || cairn.fold(given || ' ' || coalesce(preferred_given, '') || ' ' || family || ' ' || coalesce(preferred_family, '')) || ' ';

create function cairn.competency_text(code text, title text, statement text)
returns text language sql immutable parallel safe
return cairn.fold(coalesce(code, '') || ' ' || title || ' ' || statement);

-- The words of a search, longest first (it narrows most), with LIKE's own signs made plain.
create function cairn.search_words(term text) returns text[] language sql immutable strict parallel safe
return array(
  select regexp_replace(word, '([\\%_])', '\\\1', 'g')
  from regexp_split_to_table(cairn.fold(term), '\s+') as word
  where word <> '' order by length(word) desc, word);

drop index cairn.person_search;
create index person_search on cairn.person using gin (
  cairn.name_text(given_name, preferred_given_name, family_name, preferred_family_name) public.gin_trgm_ops);
drop index cairn.competency_search;
create index competency_search on cairn.competency using gin (
  cairn.competency_text(code, title, statement) public.gin_trgm_ops);

-- Active people of one district with a name that begins with each word, whom the viewer may find:
-- themselves, whom they stand in a relation to, whom they teach (a class counts for grace_days after it ends,
-- a substitute stands in for the one substituted), everybody at in_orgs, the staff at staff_orgs, or the whole district.
-- Nothing when the district is not the transaction's.
create function cairn.search_people(
  district uuid, term text, viewer uuid, today date, grace_days integer,
  whole_district boolean, in_orgs uuid[], staff_orgs uuid[], most integer)
returns table (
  id uuid, given_name text, family_name text, preferred_given_name text, preferred_family_name text,
  grade text, role text, org_name text)
language sql stable security definer set search_path = cairn, public, pg_temp
as $$
  with asked as materialized (
    select words from cairn.search_words(term) as words
    where district = nullif(current_setting('cairn.district_id', true), '')::uuid and cardinality(words) > 0
  ),
  teacher as (
    select viewer as id, array['facilitator', 'aide'] as roles
    union select s.to_person, array['facilitator'] from cairn.relation s
    where s.district_id = district and s.from_person = viewer and s.kind = 'substitutes_for' and s.active
      and s.starts_on <= today and s.ends_on >= today
  ),
  visible as (
    select viewer as id
    union select r.to_person from cairn.relation r
    where r.district_id = district and r.from_person = viewer and r.kind <> 'substitutes_for' and r.active
      and coalesce(r.starts_on, '-infinity') <= today and coalesce(r.ends_on, 'infinity') >= today
    union select learns.person_id
    from teacher
    join cairn.enrollment teaches on teaches.district_id = district and teaches.person_id = teacher.id
      and teaches.role = any(teacher.roles) and teaches.active
    join cairn.class c on c.district_id = district and c.id = teaches.class_id
    join cairn.enrollment learns on learns.district_id = district and learns.class_id = c.id
      and learns.role = 'learner' and learns.active
    where coalesce(teaches.starts_on, c.starts_on, '-infinity') <= today
      and coalesce(teaches.ends_on, c.ends_on, 'infinity') >= today - grace_days
      and coalesce(learns.starts_on, c.starts_on, '-infinity') <= today
      and coalesce(learns.ends_on, c.ends_on, 'infinity') >= today - grace_days
    union select r.person_id from cairn.person_role r
    where r.district_id = district and r.active
      and coalesce(r.starts_on, '-infinity') <= today and coalesce(r.ends_on, 'infinity') >= today
      and (r.org_id = any(in_orgs) or r.org_id = any(staff_orgs) and r.role in
        ('facilitator', 'aide', 'counselor', 'coach', 'school_leader', 'district_leader', 'it'))
  ),
  -- Whoever reaches the whole district goes by the trigram index: whole names first, then beginnings, of which a
  -- thousand are enough to choose from. Everybody else goes through the people they may find, who are few.
  found as (
    (select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name, p.grade
    from cairn.person p
    where whole_district and p.district_id = district and p.active
      and cairn.name_text(p.given_name, p.preferred_given_name, p.family_name, p.preferred_family_name)
        like (select '% ' || words[1] || ' %' from asked)
      and cairn.name_text(p.given_name, p.preferred_given_name, p.family_name, p.preferred_family_name)
        like all (array(select '% ' || word || '%' from asked, unnest(words) as word))
    limit 200)
    union
    (select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name, p.grade
    from cairn.person p
    where whole_district and p.district_id = district and p.active
      and cairn.name_text(p.given_name, p.preferred_given_name, p.family_name, p.preferred_family_name)
        like (select '% ' || words[1] || '%' from asked)
      and cairn.name_text(p.given_name, p.preferred_given_name, p.family_name, p.preferred_family_name)
        like all (array(select '% ' || word || '%' from asked, unnest(words) as word))
    limit 1000)
    union
    (select p.id, p.given_name, p.family_name, p.preferred_given_name, p.preferred_family_name, p.grade
    from visible join cairn.person p on p.district_id = district and p.id = visible.id
    where not whole_district and p.active
      and cairn.name_text(p.given_name, p.preferred_given_name, p.family_name, p.preferred_family_name)
        like all (array(select '% ' || word || '%' from asked, unnest(words) as word)))
  ),
  hit as (
    select found.*, row_number() over (order by
      cairn.name_text(given_name, preferred_given_name, family_name, preferred_family_name)
        like (select '% ' || words[1] || ' %' from asked) desc,
      cairn.fold(coalesce(preferred_family_name, family_name)) like (select words[1] || '%' from asked) desc,
      cairn.fold(coalesce(preferred_family_name, family_name)), given_name, id) as place
    from found, asked  -- no row of "asked": not this transaction's district, or no word
    order by place limit most
  )
  select hit.id, hit.given_name, hit.family_name, hit.preferred_given_name, hit.preferred_family_name, hit.grade,
    held.role, held.name
  from hit
  left join lateral (
    select r.role, o.name from cairn.person_role r
    join cairn.org o on o.district_id = district and o.id = r.org_id
    where r.district_id = district and r.person_id = hit.id and r.active
      and coalesce(r.starts_on, '-infinity') <= today and coalesce(r.ends_on, 'infinity') >= today
    order by r.is_primary desc, r.role, o.name limit 1
  ) held on true
  order by hit.place
$$;

-- Active competencies of one district whose code, title or statement holds every word; codes first.
create function cairn.search_competencies(district uuid, term text, most integer)
returns table (id uuid, framework_id uuid, code text, title text, band_label text, framework_title text)
language sql stable security definer set search_path = cairn, public, pg_temp
as $$
  with asked as materialized (
    select words from cairn.search_words(term) as words
    where district = nullif(current_setting('cairn.district_id', true), '')::uuid and cardinality(words) > 0
  )
  select c.id, c.framework_id, c.code, c.title, c.band_label, f.title
  from asked
  join cairn.competency c on c.district_id = district and c.active
  join cairn.framework f on f.district_id = district and f.id = c.framework_id and f.active
  where cairn.competency_text(c.code, c.title, c.statement) like (select '%' || words[1] || '%' from asked)
    and cairn.competency_text(c.code, c.title, c.statement)
      like all (array(select '%' || word || '%' from asked, unnest(words) as word))
  order by cairn.fold(coalesce(c.code, '')) like (select words[1] || '%' from asked) desc,
    c.rateable desc, f.title, c.position, c.id
  limit most
$$;

revoke execute on function cairn.search_people, cairn.search_competencies from public;
grant execute on function cairn.search_people, cairn.search_competencies to cairn_serving;
