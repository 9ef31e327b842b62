import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inputOf, wrong } from '../support/lead-records';
import { ndjson } from '../support/run';
import { useScratch } from '../support/scratch';
import { commandsIn, recipe, runProgram } from './recipes';

/*
 * Airflow itself is not installed: these are the names that the DAG imports, with the contract that Airflow
 * documents for them. A task fails without a retry by AirflowFailException, and is retried after any other error.
 */
const airflow: Readonly<Record<string, string>> = {
  '__init__.py': `
tasks = []
class DAG:
    def __init__(self, **options): self.options = options
    def __enter__(self): return self
    def __exit__(self, *_): pass
`,
  'exceptions.py': 'class AirflowFailException(Exception): pass\n',
  'operators/__init__.py': '',
  'operators/python.py': `
from airflow import tasks
class PythonOperator:
    def __init__(self, task_id, python_callable, op_args):
        self.task_id, self.call, self.op_args = task_id, python_callable, op_args
        tasks.append(self)
    def __rshift__(self, other): return other
`,
};

/** Runs one task as Airflow would, and says what becomes of it. */
const runTask = `
import importlib.util, sys
spec = importlib.util.spec_from_file_location('dag', sys.argv[1])
spec.loader.exec_module(importlib.util.module_from_spec(spec))
from airflow import tasks
from airflow.exceptions import AirflowFailException
[task] = [task for task in tasks if task.task_id == sys.argv[2]]
folder = '/var/lib/conversions/{{ ts_nodash }}'
assert all(folder in arg for arg in task.op_args)
try:
    task.call(*[arg.replace(folder, sys.argv[3]) for arg in task.op_args])
    print('success')
except AirflowFailException:
    print('failed')
except Exception:
    print('up for retry')
`;

const scratch = useScratch();

async function run(task: string, orders: string): Promise<string | undefined> {
  for (const [name, text] of Object.entries(airflow)) {
    const path = join(scratch.path, 'airflow', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  writeFileSync(scratch.at('orders.ndjson'), orders);
  writeFileSync(scratch.at('run.py'), runTask);
  const { stdout } = await runProgram(
    'python3',
    [scratch.at('run.py'), recipe('airflow.py'), task, scratch.path],
    { cwd: scratch.path, env: { PYTHONPATH: scratch.path, PYTHONDONTWRITEBYTECODE: '1' } },
  );
  return stdout.trim().split('\n').at(-1);
}

const recent = (orders: string) =>
  orders.replaceAll(
    /2026-11-02/g,
    new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
  );

it('writes an upload file', async () => {
  commandsIn(scratch.path);
  expect(await run('generate', recent(inputOf(1, 2)))).toBe('success');
  expect(readFileSync(scratch.at('upload.csv'), 'utf8').split('\r\n')).toHaveLength(5);
});

it('fails at once if the data has errors', async () => {
  commandsIn(scratch.path);
  expect(await run('generate', recent(ndjson(wrong(1), wrong(2))))).toBe('failed');
});

it('is retried if the command fails for another reason', async () => {
  commandsIn(scratch.path);
  // There are no credentials, and no file.
  expect(await run('upload', '')).toBe('up for retry');
});
