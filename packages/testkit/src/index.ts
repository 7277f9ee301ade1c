export { type Builders, type BuiltPerson, createBuilders } from './builders.ts';
export { type GivenRating, giveRating } from './give-rating.ts';
export { type CallInput, type CallResult, callApp, openTestApp, TEST_NOW, type TestApp } from './test-app.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
