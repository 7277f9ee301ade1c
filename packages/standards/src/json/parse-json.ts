import { locateJsonFault } from './locate-fault.ts';

/** Bounds on JSON from outside. */
export type JsonLimits = {
  /** Most bytes of UTF-8. */
  readonly bytes: number;
  /** Most arrays and objects inside one another. */
  readonly depth: number;
};

/** State frameworks run to a few megabytes and five or six levels. */
export const DEFAULT_JSON_LIMITS: JsonLimits = { bytes: 64 * 1024 ** 2, depth: 64 };

/** A value, or why there is none. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly code: 'json.too_large' | 'json.encoding' | 'json.too_deep' | 'json.malformed';
      readonly line: number | null;
      readonly message: string;
    };

/** Whether arrays and objects go deeper than `most`; text inside strings does not count. One pass, no recursion. */
const isDeeper = (text: string, most: number): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') {
      inString = true;
    } else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > most) return true;
    } else if (character === ']' || character === '}') {
      depth -= 1;
    }
  }
  return false;
};

const decode = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Reads JSON from outside: size, UTF-8 and depth are checked before it is parsed; a fault names line and column. */
export const parseJson = (
  input: string | Uint8Array,
  limits: JsonLimits = DEFAULT_JSON_LIMITS,
): JsonReading => {
  const size = typeof input === 'string' ? Buffer.byteLength(input, 'utf8') : input.byteLength;
  if (size > limits.bytes) {
    const message = `The file has ${size} bytes, more than the limit of ${limits.bytes}; split it or raise the limit.`;
    return { ok: false, code: 'json.too_large', line: null, message };
  }
  const text = typeof input === 'string' ? input.replace(/^\ufeff/, '') : decode(input);
  if (text === null) {
    return {
      ok: false,
      code: 'json.encoding',
      line: null,
      message: 'The file is not UTF-8; save it as UTF-8.',
    };
  }
  if (isDeeper(text, limits.depth)) {
    const message = `The file nests more than ${limits.depth} levels; flatten it.`;
    return { ok: false, code: 'json.too_deep', line: null, message };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const fault = locateJsonFault(text);
    const place = fault === null ? '' : ` at line ${fault.line}, column ${fault.column}`;
    const message = `This is not JSON: it breaks off or goes wrong${place}; export the file again.`;
    return { ok: false, code: 'json.malformed', line: fault?.line ?? null, message };
  }
};
