import type { CompetencyCard, CompetencyRow, FrameworkCard, Locale } from '@cairn/contract';
import { z } from 'zod';
import type { CardRow, FrameworkCardRow, ItemRow } from './queries/read.ts';

/** The column `translations`: texts by language. What does not fit counts as not translated. */
const Translation = z.object({
  title: z.string().optional().catch(undefined),
  statement: z.string().optional().catch(undefined),
  home: z.string().optional().catch(undefined),
});
const Translations = z.partialRecord(z.enum(['en', 'es']), Translation.optional().catch(undefined)).catch({});

/** Texts in one language; `home` is a sentence a family can try at home, where there is one. */
export type LocalizedTexts = {
  readonly title: string;
  readonly statement: string;
  readonly home: string | null;
};

/**
 * The texts of a framework, competency or level descriptor in a language: the translation where there is one, text by
 * text, else the framework's own. Pure; takes the columns `title`, `statement` and `translations`.
 */
export function localized(
  row: { readonly title?: string; readonly statement?: string; readonly translations: unknown },
  locale: Locale,
): LocalizedTexts {
  const translations = Translations.parse(row.translations);
  const own = translations[locale];
  return {
    title: own?.title ?? row.title ?? '',
    statement: own?.statement ?? row.statement ?? '',
    home: own?.home ?? translations.en?.home ?? null,
  };
}

export function presentFramework(row: FrameworkCardRow, locale: Locale): z.input<typeof FrameworkCard> {
  return {
    id: row.id,
    code: row.code,
    title: localized(row, locale).title,
    subjects: row.subjects,
    competencyCount: row.competency_count,
    rateableCount: row.rateable_count,
    prerequisiteCount: row.prerequisite_count,
    rateableTypes: row.rateable_types,
    rateableBasis: row.rateable_basis,
    version: row.version,
  };
}

/** A competency as it stands in lists. */
export function presentCompetency(row: CardRow, locale: Locale): CompetencyCard {
  return {
    id: row.id,
    frameworkId: row.framework_id,
    code: row.code,
    title: localized(row, locale).title,
    band: row.band_label,
  };
}

export function presentItem(row: ItemRow, locale: Locale): z.input<typeof CompetencyRow> {
  return {
    ...presentCompetency(row, locale),
    parentId: row.parent_id,
    type: row.item_type,
    statement: localized(row, locale).statement,
    grades: row.grades,
    rateable: row.rateable,
  };
}
