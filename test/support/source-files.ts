import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export interface Import {
  /** As written: `./rows`, `papaparse`, `node:fs`. */
  readonly from: string;
  /** Erased when compiled. */
  readonly typeOnly: boolean;
}

/** What one file of src/ names: other modules, and identifiers that are no properties. */
export interface SourceFile {
  /** From src/, without its extension: `csv/rows`. */
  readonly name: string;
  readonly imports: readonly Import[];
  readonly identifiers: ReadonlySet<string>;
}

export function readSourceFile(name: string, text: string): SourceFile {
  const imports: Import[] = [];
  const identifiers = new Set<string>();

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
        imports.push({ from: node.moduleSpecifier.text, typeOnly: isTypeOnly(node) });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      imports.push({ from: node.arguments[0]?.getText().slice(1, -1) ?? '', typeOnly: false });
    } else if (ts.isImportTypeNode(node)) {
      imports.push({ from: node.argument.getText().slice(1, -1), typeOnly: true });
    } else if (ts.isIdentifier(node) && !isProperty(node)) {
      identifiers.add(node.text);
    }
    ts.forEachChild(node, visit);
  }
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true));
  return { name, imports, identifiers };
}

/** All files of src/, by name. */
export function readSourceFiles(): ReadonlyMap<string, SourceFile> {
  const folder = fileURLToPath(new URL('../../src', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    // The module of the screen is written in another language.
    .filter((path) => path.endsWith('.ts') && !path.startsWith('screen/assembly/'));
  return new Map(
    files.map((path) => {
      const name = path.slice(0, -'.ts'.length);
      return [name, readSourceFile(name, readFileSync(`${folder}/${path}`, 'utf8'))];
    }),
  );
}

/** Whether an import names something beside src/. */
export function isOutside(importer: string, from: string): boolean {
  return from.startsWith('.') && posix.join(posix.dirname(importer), from).startsWith('..');
}

/** The file that an import names; undefined for a package, and for what is beside src/. */
export function fileOf(
  importer: string,
  from: string,
  files: ReadonlyMap<string, SourceFile>,
): string | undefined {
  if (!from.startsWith('.') || isOutside(importer, from)) return undefined;
  const path = posix.join(posix.dirname(importer), from);
  return files.has(path) ? path : posix.join(path, 'index');
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return node.importClause?.isTypeOnly ?? false;
}

function isProperty(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}
