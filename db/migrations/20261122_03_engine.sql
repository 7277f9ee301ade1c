-- The engine: frameworks, evidence, ratings, proficiency, decisions, advice (architecture, "The engine in one page").
create table cairn.proficiency_scale (
  district_id uuid not null references platform.district (id), id uuid not null, name text not null,
  definition jsonb not null, created_at timestamptz not null,
  primary key (district_id, id)
);
create table cairn.mastery_rule (
  district_id uuid not null references platform.district (id),
  id text not null check (length(id) between 1 and 64),  -- as the rule calls itself: 'cairn-default'
  version integer not null check (version >= 1),
  definition jsonb not null, adopted_at timestamptz not null, adopted_by uuid,
  primary key (district_id, id, version)
);
create table cairn.framework (
  district_id uuid not null references platform.district (id), id uuid not null,
  code text, title text not null, translations jsonb not null, subjects text[] not null,
  rateable_types text[] not null, rateable_basis text not null check (rateable_basis in ('precedes_types', 'leaves', 'person')),
  scale_id uuid not null, rule_id text not null, rule_version integer not null,
  source_document jsonb, source_definitions jsonb, source_rest jsonb,
  version integer not null default 1, active boolean not null, created_at timestamptz not null, updated_at timestamptz not null,
  primary key (district_id, id),
  foreign key (district_id, scale_id) references cairn.proficiency_scale (district_id, id),
  foreign key (district_id, rule_id, rule_version) references cairn.mastery_rule (district_id, id, version)
);
create table cairn.competency (
  district_id uuid not null, id uuid not null, framework_id uuid not null, parent_id uuid,
  code text, item_type text, title text not null, statement text not null, translations jsonb not null,
  grades text[] not null, band_rank smallint, band_label text,
  position integer not null,       -- order in the tree, depth first
  rateable boolean not null, active boolean not null, source jsonb, updated_at timestamptz not null,
  primary key (district_id, id),
  foreign key (district_id, framework_id) references cairn.framework (district_id, id),
  foreign key (district_id, parent_id) references cairn.competency (district_id, id) deferrable initially deferred
);
create index competency_framework on cairn.competency (district_id, framework_id, position);
create index competency_code on cairn.competency (district_id, code);
create index competency_search on cairn.competency using gin (
  (lower(coalesce(code, '') || ' ' || title || ' ' || statement)) gin_trgm_ops);
create table cairn.competency_edge (
  district_id uuid not null, id uuid not null, framework_id uuid not null, kind text not null,
  from_id uuid, to_id uuid,        -- null when that end lies outside this framework's items
  position integer not null, source jsonb,
  primary key (district_id, id),
  foreign key (district_id, framework_id) references cairn.framework (district_id, id),
  foreign key (district_id, from_id) references cairn.competency (district_id, id) deferrable initially deferred,
  foreign key (district_id, to_id) references cairn.competency (district_id, id) deferrable initially deferred
);
create index competency_edge_framework on cairn.competency_edge (district_id, framework_id, kind);
create table cairn.level_descriptor (
  district_id uuid not null, competency_id uuid not null, level numeric(2, 1) not null check (level between 0 and 4 and level * 2 = trunc(level * 2)),
  statement text not null, translations jsonb not null,
  primary key (district_id, competency_id, level),
  foreign key (district_id, competency_id) references cairn.competency (district_id, id)
);

-- The kind of work in which something was shown; mastery asks for different ones (R42).
create table cairn.work_context (
  district_id uuid not null references platform.district (id), id uuid not null, label text not null, translations jsonb not null,
  created_at timestamptz not null,
  primary key (district_id, id)
);
-- One context whatever the capitals: "Quiz" and "quiz" are no two kinds of work.
create unique index work_context_label on cairn.work_context (district_id, lower(label));

-- Append-only (law 6): ids, closed values, times, and the digest of an erasable payload.
create table cairn.evidence (
  district_id uuid not null, id uuid not null, person_id uuid not null, class_id uuid, context_id uuid,
  kind text not null check (kind in ('observation', 'work', 'project', 'performance', 'conversation', 'check', 'portfolio', 'external')),
  purpose text not null check (purpose in ('formative', 'summative')),
  place text not null check (place in ('in_school', 'out_of_school')),
  demand text check (demand in ('recall', 'apply', 'reason', 'extend')),
  happened_at timestamptz not null, device_time timestamptz, clock_offset_ms bigint, entered_at timestamptz not null,
  entered_by uuid not null, source_id text, payload_digest bytea not null,
  primary key (district_id, id), unique (district_id, source_id),
  foreign key (district_id, person_id) references cairn.person (district_id, id),
  foreign key (district_id, entered_by) references cairn.person (district_id, id),
  foreign key (district_id, class_id) references cairn.class (district_id, id),
  foreign key (district_id, context_id) references cairn.work_context (district_id, id)
);
create index evidence_person on cairn.evidence (district_id, person_id, happened_at desc);
create table cairn.evidence_payload (
  district_id uuid not null, evidence_id uuid not null, title text, note text, salt bytea not null,
  primary key (district_id, evidence_id),
  foreign key (district_id, evidence_id) references cairn.evidence (district_id, id)
);
create table cairn.rating (
  district_id uuid not null, id uuid not null, evidence_id uuid not null, person_id uuid not null, competency_id uuid not null,
  state text not null check (state in ('scored', 'missed', 'excused', 'not_attempted', 'in_progress', 'unreadable', 'withdrawn')),
  level numeric(2, 1) check (level between 0 and 4 and level * 2 = trunc(level * 2)),
  rater_id uuid not null, happened_at timestamptz not null, entered_at timestamptz not null,
  corrects uuid, source_id text, payload_digest bytea not null,
  primary key (district_id, id), unique (district_id, source_id),
  unique (district_id, corrects),  -- a rating is corrected once; the correction may be corrected again
  check ((state = 'scored') = (level is not null)),
  check (state <> 'withdrawn' or corrects is not null),
  foreign key (district_id, evidence_id) references cairn.evidence (district_id, id),
  foreign key (district_id, person_id) references cairn.person (district_id, id),
  foreign key (district_id, competency_id) references cairn.competency (district_id, id),
  foreign key (district_id, rater_id) references cairn.person (district_id, id),
  foreign key (district_id, corrects) references cairn.rating (district_id, id)
);
create index rating_person on cairn.rating (district_id, person_id, competency_id, happened_at);
create index rating_rater on cairn.rating (district_id, rater_id, entered_at desc);
create table cairn.rating_payload (
  district_id uuid not null, rating_id uuid not null, comment text, salt bytea not null,
  primary key (district_id, rating_id),
  foreign key (district_id, rating_id) references cairn.rating (district_id, id)
);

-- Derived: one row per person and competency, with what reproduces it (law 7).
create table cairn.proficiency (
  district_id uuid not null, person_id uuid not null, competency_id uuid not null, framework_id uuid not null,
  level numeric(2, 1), exact double precision, mastered boolean not null, achieved_at timestamptz,
  scored_count integer not null, context_count integer not null, sufficient boolean not null,
  last_state text not null, last_happened_at timestamptz not null, last_entered_at timestamptz not null,
  rule_id text not null, rule_version integer not null, used_rating_ids uuid[] not null,
  computed_at timestamptz not null,
  primary key (district_id, person_id, competency_id),
  foreign key (district_id, person_id) references cairn.person (district_id, id),
  foreign key (district_id, competency_id) references cairn.competency (district_id, id),
  foreign key (district_id, rule_id, rule_version) references cairn.mastery_rule (district_id, id, version)
);
create index proficiency_competency on cairn.proficiency (district_id, competency_id, person_id);

-- Machine advice, as advice (law 10), and what people decided.
create table cairn.advice (
  district_id uuid not null, id uuid not null, person_id uuid not null, framework_id uuid, kind text not null check (kind in ('next_steps')),
  version text not null, inputs_digest bytea not null, inputs jsonb not null, output jsonb not null, made_at timestamptz not null,
  primary key (district_id, id), unique (district_id, person_id, kind, inputs_digest),
  foreign key (district_id, person_id) references cairn.person (district_id, id)
);
create table cairn.decision (
  district_id uuid not null, id uuid not null, person_id uuid not null, competency_id uuid not null,
  kind text not null check (kind in ('assumed', 'not_assumed', 'chose_next_step', 'released_next_step')),
  decided_by uuid not null, decider text not null check (decider in ('learner', 'facilitator', 'system', 'jointly')),
  advice_id uuid, made_at timestamptz not null, payload_digest bytea not null,
  primary key (district_id, id),
  foreign key (district_id, person_id) references cairn.person (district_id, id),
  foreign key (district_id, competency_id) references cairn.competency (district_id, id),
  foreign key (district_id, decided_by) references cairn.person (district_id, id),
  foreign key (district_id, advice_id) references cairn.advice (district_id, id)
);
create index decision_person on cairn.decision (district_id, person_id, made_at);
create table cairn.decision_payload (
  district_id uuid not null, decision_id uuid not null, reason text, salt bytea not null,
  primary key (district_id, decision_id),
  foreign key (district_id, decision_id) references cairn.decision (district_id, id)
);

-- Who did what to which thing. Ids and closed values only.
create table cairn.audit (
  district_id uuid not null references platform.district (id), id uuid not null, at timestamptz not null,
  actor_id uuid, account_id text, action text not null, resource_kind text not null, resource_id text, detail jsonb not null,
  primary key (district_id, id)
);
create index audit_at on cairn.audit (district_id, at, id);
create index audit_resource on cairn.audit (district_id, resource_kind, resource_id, at desc);

-- The first answer to each client-made command id; a repeat gets it again (law 9).
create table cairn.command (
  district_id uuid not null references platform.district (id), id uuid not null, person_id uuid not null, route text not null,
  request_digest bytea not null, status smallint not null, response jsonb not null, at timestamptz not null,
  primary key (district_id, id)
);
create index command_at on cairn.command (district_id, at);

create table cairn.import_run (
  district_id uuid not null references platform.district (id), id uuid not null, kind text not null, file_name text not null,
  started_at timestamptz not null, finished_at timestamptz, status text not null check (status in ('running', 'done', 'refused', 'failed')),
  report jsonb not null, started_by uuid,
  primary key (district_id, id)
);
create index import_run_at on cairn.import_run (district_id, started_at desc);
create table cairn.setting (
  district_id uuid not null references platform.district (id), key text not null, value jsonb not null,
  version integer not null default 1, updated_at timestamptz not null, updated_by uuid,
  primary key (district_id, key)
);

call platform.tenant_table('cairn.proficiency_scale', 'select, insert, update');
call platform.tenant_table('cairn.mastery_rule', 'select, insert');
call platform.tenant_table('cairn.framework', 'select, insert, update');
call platform.tenant_table('cairn.competency', 'select, insert, update');
call platform.tenant_table('cairn.competency_edge', 'select, insert, update, delete');
call platform.tenant_table('cairn.level_descriptor', 'select, insert, update, delete');
call platform.tenant_table('cairn.work_context', 'select, insert');
call platform.tenant_table('cairn.evidence', 'select, insert');
call platform.tenant_table('cairn.evidence_payload', 'select, insert, delete');
call platform.tenant_table('cairn.rating', 'select, insert');
call platform.tenant_table('cairn.rating_payload', 'select, insert, delete');
call platform.tenant_table('cairn.proficiency', 'select, insert, update, delete');
call platform.tenant_table('cairn.advice', 'select, insert');
call platform.tenant_table('cairn.decision', 'select, insert');
call platform.tenant_table('cairn.decision_payload', 'select, insert, delete');
call platform.tenant_table('cairn.audit', 'select, insert');
call platform.tenant_table('cairn.command', 'select, insert, update, delete');
call platform.tenant_table('cairn.import_run', 'select, insert, update');
call platform.tenant_table('cairn.setting', 'select, insert, update');
