/*
 * Texts that are not ours, on their way to a terminal, a log or a build server. What is escaped is written as
 * JSON writes it, so that JSON means the same.
 */

/**
 * Controls, marks that turn the direction of a text, separators of lines, surrogates without their pair, and
 * everything else that is not seen, except for what tells pictures from letters.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/gu;

/** The same in JSON, whose line ends are its own. */
const unseenInJson = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * How build servers recognize a command in a log: `::` where a line begins, also behind blanks (GitHub
 * Actions), and `##[`, `##vso[` or `##teamcity[` anywhere (GitHub Actions, Azure Pipelines, TeamCity).
 *
 * Source: ActionCommand.cs of actions/runner, Command.cs of microsoft/azure-pipelines-agent.
 */
const buildCommands = /(?<=^|\s):(?=:)|#(?=#\w*\[)/g;

const plain = /^[\n -~]*$/;

/** Makes a text safe to be shown on one line, wherever the line is broken. */
export function visible(text: string): string {
  return text.replace(unseen, escapeUnits).replace(buildCommands, escapeUnits);
}

/** Writes a value as JSON that any terminal and build server may be shown. */
export function writeJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  const seen = plain.test(json) ? json : json.replace(unseenInJson, escapeUnits);
  return seen.replace(buildCommands, escapeUnits);
}

function escapeUnits(char: string): string {
  const units = Array.from({ length: char.length }, (_, i) => char.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
