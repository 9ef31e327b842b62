"""A DAG that writes an upload file from NDJSON every hour, and uploads it.

The exit code of the command decides what becomes of a task. 1 means errors in the data, which a retry does not cure.
2 is anything else, such as a service that does not answer, and 3 says that the service was still processing the file:
the same command again tries again, or goes on waiting, and never uploads a file twice.
"""

import subprocess
from datetime import datetime, timedelta

from airflow import DAG
from airflow.exceptions import AirflowFailException
from airflow.operators.python import PythonOperator

FOLDER = "/var/lib/conversions/{{ ts_nodash }}"


def run(command: str) -> None:
    code = subprocess.run(command, shell=True, check=False).returncode
    if code == 1:
        raise AirflowFailException("The data has errors, or records were rejected: see the log above.")
    if code != 0:
        raise RuntimeError(f"msads-bulk ended with {code}. The task will be retried.")


with DAG(
    dag_id="offline_conversions",
    schedule="@hourly",
    start_date=datetime(2026, 11, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 12, "retry_delay": timedelta(minutes=5)},
) as dag:
    generate = PythonOperator(
        task_id="generate",
        python_callable=run,
        op_args=[
            f"msads-bulk generate {FOLDER}/orders.ndjson -o {FOLDER}/upload.csv"
            f" --max-rejected 1% --rejects {FOLDER}/rejects.csv --report {FOLDER}/generate.json"
        ],
    )
    upload = PythonOperator(
        task_id="upload",
        python_callable=run,
        op_args=[
            f"msads-bulk upload {FOLDER}/upload.csv --deadline 30m"
            f" --result {FOLDER}/result.csv --retry {FOLDER}/retry.csv"
        ],
    )
    generate >> upload
