// expects: @typescript-eslint/no-unsafe-call
JSON.parse('1')();
