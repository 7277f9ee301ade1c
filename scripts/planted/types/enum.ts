// expects: 1294 (erasableSyntaxOnly)
export enum Colour {
  Red,
}
