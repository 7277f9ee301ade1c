-- Schema "platform": the closed list of global tables. None holds learner data (law 5).
create schema platform;
create schema cairn;
create extension if not exists pg_trgm with schema public;

-- The group that the serving login belongs to. It owns nothing and cannot pass row-level security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'cairn_serving') then
    create role cairn_serving nologin nosuperuser nobypassrls;
  end if;
end $$;
grant usage on schema platform, cairn to cairn_serving;

create table platform.district (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (length(name) between 1 and 200),
  time_zone text not null,
  created_at timestamptz not null
);
create table platform.hostname (
  host text primary key check (host = lower(host)),
  district_id uuid not null references platform.district (id)
);

-- Accounts, as better-auth 1.7 keeps them (its own column names), without the defaults that read the clock.
create table platform."user" (
  id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null,
  image text, "createdAt" timestamptz not null, "updatedAt" timestamptz not null,
  username text unique, "displayUsername" text
);
create table platform.session (
  id text primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" text not null references platform."user" (id) on delete cascade
);
create index session_account on platform.session ("userId");
create table platform.account (
  id text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references platform."user" (id) on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz, scope text, password text,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null
);
create index account_account on platform.account ("userId");
create table platform.verification (
  id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null
);
create index verification_identifier on platform.verification (identifier);
create table platform."rateLimit" (
  id text primary key, key text not null unique, count integer not null, "lastRequest" bigint not null
);
-- Wrong passwords in a row per account name, for the lockout.
create table platform.sign_in_failure (
  key text primary key, failures integer not null, locked_until timestamptz, last_at timestamptz not null
);

-- Which districts an account has a person in: read before a district is known. Holds no person.
create table platform.membership_locator (
  account_id text not null references platform."user" (id) on delete cascade,
  district_id uuid not null references platform.district (id),
  primary key (account_id, district_id)
);
-- Which district a one-time link belongs to: read before a district is known. The link itself is a tenant row.
create table platform.link_locator (
  token_digest bytea primary key,
  district_id uuid not null references platform.district (id),
  expires_at timestamptz not null
);

grant select, insert, update, delete on platform."user", platform.session, platform.account, platform.verification,
  platform."rateLimit", platform.sign_in_failure, platform.membership_locator, platform.link_locator to cairn_serving;
grant select, insert, update on platform.district to cairn_serving;
grant select on platform.hostname to cairn_serving;

-- Law 5: every tenant table gets the same forced policy. A missing setting compares with null, so nothing matches.
create procedure platform.tenant_table(target regclass, rights text)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy district on %s using (district_id = nullif(current_setting(''cairn.district_id'', true), '''')::uuid) '
    'with check (district_id = nullif(current_setting(''cairn.district_id'', true), '''')::uuid)', target);
  execute format('grant %s on %s to cairn_serving', rights, target);
end $$;
