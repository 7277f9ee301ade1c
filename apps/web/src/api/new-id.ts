import { uuidv7 } from '@cairn/domain/time';

/** A client-made id (UUIDv7): a command sent twice under one id is done once. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
