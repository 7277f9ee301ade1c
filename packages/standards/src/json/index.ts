export { DEFAULT_JSON_LIMITS, type JsonLimits, type JsonReading, parseJson } from './parse-json.ts';
