-- People, organisations, classes, and how people stand to each other.
create table cairn.person (
  district_id uuid not null references platform.district (id),
  id uuid not null,
  source_id text check (length(source_id) between 1 and 255),
  given_name text not null, family_name text not null, middle_name text,
  preferred_given_name text, preferred_middle_name text, preferred_family_name text, pronouns text,
  username text, email text, identifier text,
  grade text,                      -- the roster's grade code (CEDS); kept as a legacy attribute (R36)
  locale text check (locale in ('en', 'es')),
  birth_year smallint,
  active boolean not null,
  roster_extra jsonb not null,     -- roster columns that Cairn keeps but does not use
  source_digest bytea,             -- of the roster row; equal digest = unchanged
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null,
  primary key (district_id, id),
  unique (district_id, source_id)
);
create index person_name on cairn.person (district_id, family_name, given_name, id);
create index person_username on cairn.person (district_id, lower(username));
create index person_email on cairn.person (district_id, lower(email));
create index person_search on cairn.person using gin (
  (lower(given_name || ' ' || coalesce(preferred_given_name, '') || ' ' || family_name || ' ' || coalesce(preferred_family_name, ''))) gin_trgm_ops);

create table cairn.person_demographics (
  district_id uuid not null, person_id uuid not null,
  birth_date date, sex text, facts jsonb not null, active boolean not null, source_digest bytea, updated_at timestamptz not null,
  primary key (district_id, person_id),
  foreign key (district_id, person_id) references cairn.person (district_id, id)
);

create table cairn.org (
  district_id uuid not null references platform.district (id), id uuid not null, source_id text,
  kind text not null check (kind in ('department', 'school', 'district', 'local', 'state', 'national', 'other')),
  name text not null, identifier text, parent_id uuid, active boolean not null, source_digest bytea,
  created_at timestamptz not null, updated_at timestamptz not null,
  primary key (district_id, id), unique (district_id, source_id),
  foreign key (district_id, parent_id) references cairn.org (district_id, id) deferrable initially deferred
);
create table cairn.academic_session (
  district_id uuid not null references platform.district (id), id uuid not null, source_id text,
  kind text not null, title text not null, starts_on date not null, ends_on date not null, school_year smallint not null,
  parent_id uuid, active boolean not null, source_digest bytea, created_at timestamptz not null, updated_at timestamptz not null,
  primary key (district_id, id), unique (district_id, source_id), check (starts_on <= ends_on),
  foreign key (district_id, parent_id) references cairn.academic_session (district_id, id) deferrable initially deferred
);
create table cairn.course (
  district_id uuid not null references platform.district (id), id uuid not null, source_id text, org_id uuid not null,
  title text not null, code text, grades text[] not null, subjects text[] not null, subject_codes text[] not null,
  active boolean not null, source_digest bytea, created_at timestamptz not null, updated_at timestamptz not null,
  primary key (district_id, id), unique (district_id, source_id),
  foreign key (district_id, org_id) references cairn.org (district_id, id)
);
create table cairn.class (
  district_id uuid not null references platform.district (id), id uuid not null, source_id text, course_id uuid, org_id uuid not null,
  title text not null, code text, kind text not null, location text, grades text[] not null, subjects text[] not null,
  subject_codes text[] not null, periods text[] not null,
  starts_on date, ends_on date,    -- first and last day of its sessions
  active boolean not null, source_digest bytea, created_at timestamptz not null, updated_at timestamptz not null,
  primary key (district_id, id), unique (district_id, source_id),
  foreign key (district_id, org_id) references cairn.org (district_id, id),
  foreign key (district_id, course_id) references cairn.course (district_id, id)
);
create index class_org on cairn.class (district_id, org_id);
create table cairn.class_session (
  district_id uuid not null, class_id uuid not null, session_id uuid not null,
  primary key (district_id, class_id, session_id),
  foreign key (district_id, class_id) references cairn.class (district_id, id),
  foreign key (district_id, session_id) references cairn.academic_session (district_id, id)
);

-- A person's role at one organisation. Several roles and several organisations are normal.
create table cairn.person_role (
  district_id uuid not null, id uuid not null, source_id text, person_id uuid not null, org_id uuid not null,
  role text not null check (role in ('learner', 'facilitator', 'aide', 'counselor', 'coach', 'school_leader', 'district_leader', 'it', 'guardian', 'researcher')),
  source_role text, is_primary boolean not null, starts_on date, ends_on date, active boolean not null,
  source_digest bytea, created_at timestamptz not null, updated_at timestamptz not null,
  primary key (district_id, id), unique (district_id, source_id),
  foreign key (district_id, person_id) references cairn.person (district_id, id),
  foreign key (district_id, org_id) references cairn.org (district_id, id)
);
create index person_role_person on cairn.person_role (district_id, person_id);
create index person_role_org on cairn.person_role (district_id, org_id, role);

-- Who learns and who teaches in a class. "Teaches" and "co-teaches" are read from here (primary or not).
create table cairn.enrollment (
  district_id uuid not null, id uuid not null, source_id text, class_id uuid not null, person_id uuid not null,
  role text not null check (role in ('learner', 'facilitator', 'aide', 'administrator')),
  is_primary boolean not null, starts_on date, ends_on date, active boolean not null,
  source_digest bytea, created_at timestamptz not null, updated_at timestamptz not null,
  primary key (district_id, id), unique (district_id, source_id),
  foreign key (district_id, class_id) references cairn.class (district_id, id),
  foreign key (district_id, person_id) references cairn.person (district_id, id)
);
create index enrollment_class on cairn.enrollment (district_id, class_id, role);
create index enrollment_person on cairn.enrollment (district_id, person_id, role);

-- How one person stands to another, with dates: from_person guards (advises, ...) to_person.
create table cairn.relation (
  district_id uuid not null, id uuid not null, source_id text,
  kind text not null check (kind in ('guards', 'advises', 'coaches', 'supervises', 'substitutes_for')),
  from_person uuid not null, to_person uuid not null, starts_on date, ends_on date, active boolean not null,
  created_at timestamptz not null, updated_at timestamptz not null,
  primary key (district_id, id), unique (district_id, kind, from_person, to_person),
  check (from_person <> to_person), check (starts_on <= ends_on),
  foreign key (district_id, from_person) references cairn.person (district_id, id),
  foreign key (district_id, to_person) references cairn.person (district_id, id)
);
create index relation_to on cairn.relation (district_id, to_person, kind);

-- An account is not a person: one account may be persons in several districts.
create table cairn.membership (
  district_id uuid not null, person_id uuid not null, account_id text not null references platform."user" (id) on delete cascade,
  created_at timestamptz not null,
  primary key (district_id, person_id), unique (district_id, account_id),
  foreign key (district_id, person_id) references cairn.person (district_id, id)
);
create table cairn.sign_in_link (
  district_id uuid not null, id uuid not null, person_id uuid not null, token_digest bytea not null,
  purpose text not null check (purpose in ('invitation', 'reset')),
  made_by uuid, made_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz,
  primary key (district_id, id), unique (district_id, token_digest),
  foreign key (district_id, person_id) references cairn.person (district_id, id)
);
create index sign_in_link_person on cairn.sign_in_link (district_id, person_id);

call platform.tenant_table('cairn.person', 'select, insert, update');
call platform.tenant_table('cairn.person_demographics', 'select, insert, update');
call platform.tenant_table('cairn.org', 'select, insert, update');
call platform.tenant_table('cairn.academic_session', 'select, insert, update');
call platform.tenant_table('cairn.course', 'select, insert, update');
call platform.tenant_table('cairn.class', 'select, insert, update');
call platform.tenant_table('cairn.class_session', 'select, insert, delete');
call platform.tenant_table('cairn.person_role', 'select, insert, update');
call platform.tenant_table('cairn.enrollment', 'select, insert, update');
call platform.tenant_table('cairn.relation', 'select, insert, update');
call platform.tenant_table('cairn.membership', 'select, insert, delete');
call platform.tenant_table('cairn.sign_in_link', 'select, insert, update');
