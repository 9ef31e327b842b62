import { resolve } from 'node:path';
import ts from 'typescript';

/** An `@example` of a public name. */
export interface Example {
  readonly name: string;
  readonly code: string;
}

/** The examples of everything that a file exports, and the names of its exported values. */
export function examplesOf(program: ts.Program, entry: string) {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(
    program.getSourceFile(resolve(entry)) as ts.SourceFile,
  );
  const exported = checker.getExportsOfModule(module as ts.Symbol).map((symbol) => ({
    name: symbol.name,
    symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  }));
  const described = exported.flatMap(({ name, symbol }) => [
    { name, symbol },
    ...methodsOf(symbol).map((method) => ({ name: `${name}.${method.name}`, symbol: method })),
  ]);
  const examples = described.flatMap(({ name, symbol }) =>
    symbol
      .getJsDocTags(checker)
      .filter((tag) => tag.name === 'example')
      .map((tag): Example => ({ name, code: ts.displayPartsToString(tag.text) })),
  );
  const values = exported.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Value);
  return { examples, values: values.map(({ name }) => name) };
}

/** The methods of an interface. */
function methodsOf({ flags, members }: ts.Symbol): readonly ts.Symbol[] {
  if (!(flags & ts.SymbolFlags.Interface)) return [];
  return [...(members?.values() ?? [])].filter((each) => each.flags & ts.SymbolFlags.Method);
}

/** Expressions that are followed by a comment with their result, on the same line or the next. */
export function resultsIn(code: string): readonly { expression: string; result: string }[] {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  return source.statements.filter(ts.isExpressionStatement).flatMap((statement) => {
    const comment = /^\s*;?\s*\/\/ (['[{\d].*)/.exec(code.slice(statement.end));
    const expression = statement.expression.getText(source);
    return comment ? [{ expression, result: comment[1] as string }] : [];
  });
}
