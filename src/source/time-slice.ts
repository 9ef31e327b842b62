/** How long work on data in memory holds the event loop, in milliseconds. */
const length = 16;

/**
 * A share of time, after which work on data in memory lets other tasks run. Awaiting a promise does not:
 * a server would stand still for a whole file, and the timer of an abort would never fire.
 */
export class TimeSlice {
  #end = performance.now() + length;

  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  /** Lets other tasks run. The next share of time starts after them. */
  async giveWay(): Promise<void> {
    await otherTasks();
    this.#end = performance.now() + length;
  }
}

/** Resolves after the tasks that are due. A timer would wait for 4 ms in a browser. */
function otherTasks(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
