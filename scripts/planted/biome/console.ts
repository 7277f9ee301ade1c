// expects: lint/suspicious/noConsole
console.log('left behind');
