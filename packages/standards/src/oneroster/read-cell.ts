import type { OneRosterCode } from './codes.ts';
import type { CellValue, Column, UserId } from './table-definition.ts';

/** A value, or what is wrong with the cell; `fault` beside `value` is one that lenient reading tolerates. */
export type CellReading = {
  readonly value: CellValue;
  readonly fault?: { readonly code: OneRosterCode; readonly message: string };
};

/** The identifier pattern of the binding. */
const ID = /^[0-9A-Za-z./@_-]{1,255}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

const faulty = (value: CellValue, code: OneRosterCode, message: string): CellReading => ({
  value,
  fault: { code, message },
});

/** Whether text is a day of the calendar written `YYYY-MM-DD`. */
const isCalendarDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const hasControlCharacter = (text: string): boolean =>
  [...text].some((character) => character < ' ' || character === '\u007f');

const idFault = (text: string): CellReading['fault'] => {
  if (ID.test(text)) return undefined;
  if (text.length > 255 || text.trim() === '' || hasControlCharacter(text)) {
    return {
      code: 'field.id',
      message: 'An id is 1 to 255 characters without control characters; correct it.',
    };
  }
  return {
    code: 'field.id_characters',
    message: `The id “${text}” holds characters outside A-Z a-z 0-9 . / @ _ -; export it without them.`,
  };
};

const readId = (text: string): CellReading => {
  const fault = idFault(text);
  return fault === undefined ? { value: text } : { value: text, fault };
};

const readList = (text: string): string[] => (text === '' ? [] : text.split(',').map((part) => part.trim()));

const readReferenceList = (text: string): CellReading => {
  const value = readList(text);
  const faults = value.map(idFault).filter((fault) => fault !== undefined);
  const fault = faults.find(({ code }) => code === 'field.id') ?? faults[0];
  return fault === undefined ? { value } : { value, fault };
};

const readUserIds = (text: string): CellReading => {
  const value: UserId[] = [];
  for (const part of text.split(/(?<=\}),\s*/)) {
    const match = /^\{([^:{}]+):([^{}]*)\}$/.exec(part.trim());
    if (match === null) {
      return faulty(
        [],
        'field.user_ids',
        `“${text}” is not a list of {type:id}; write for example {SIS:1234}.`,
      );
    }
    value.push({ type: match[1] ?? '', identifier: match[2] ?? '' });
  }
  return { value };
};

const readBoolean = (text: string): CellReading => {
  if (text === 'true' || text === 'false') return { value: text === 'true' };
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === 'false') {
    return faulty(lower === 'true', 'field.boolean_case', `Write ${lower} instead of ${text}.`);
  }
  return faulty(null, 'field.boolean', `“${text}” is not true or false.`);
};

const readEnum = (column: Column, text: string): CellReading => {
  const words = column.values ?? [];
  if (words.includes(text) || (column.extensible && /^ext:./.test(text))) return { value: text };
  const extension = column.extensible ? ', or a word of your own that begins with ext:' : '';
  return faulty(
    null,
    'field.enum',
    `“${text}” is not a known word (case matters); use ${words.join(', ')}${extension}.`,
  );
};

const emptyValue = (column: Column): CellValue =>
  column.kind === 'textList' || column.kind === 'referenceList' || column.kind === 'userIdList' ? [] : null;

const readFilled = (column: Column, text: string): CellReading => {
  switch (column.kind) {
    case 'id':
    case 'reference':
      return readId(text);
    case 'text':
      return { value: text };
    case 'boolean':
      return readBoolean(text);
    case 'date':
      return isCalendarDate(text)
        ? { value: text }
        : faulty(null, 'field.date', `“${text}” is not a date of the calendar; write YYYY-MM-DD.`);
    case 'dateTime':
      return DATE_TIME.test(text) && isCalendarDate(text.slice(0, 10))
        ? { value: text }
        : faulty(null, 'field.date_time', `“${text}” is not a time in UTC; write YYYY-MM-DDTHH:MM:SS.sssZ.`);
    case 'year':
      return /^\d{4}$/.test(text)
        ? { value: text }
        : faulty(
            null,
            'field.year',
            `“${text}” is not a year; write the year in which the school year ends, as YYYY.`,
          );
    case 'enum':
      return readEnum(column, text);
    case 'textList':
      return { value: readList(text) };
    case 'referenceList':
      return readReferenceList(text);
    case 'userIdList':
      return readUserIds(text);
  }
};

/** Reads one cell by the rules of its column. Empty cells become null, or an empty list. */
export const readCell = (column: Column, text: string): CellReading => {
  if (text === '') {
    const value = emptyValue(column);
    return column.required
      ? faulty(value, 'field.required', `${column.name} is required; fill it in.`)
      : { value };
  }
  const reading = readFilled(column, text);
  if (reading.fault !== undefined || !/[\r\n]/.test(text)) return reading;
  return faulty(reading.value, 'field.line_break', 'A cell may not hold a line break; take it out.');
};
