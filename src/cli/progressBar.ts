import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error that appears with the first step; nothing when that is no terminal. */
export function progressBar(title: string): {
  update: (done: number, total: number) => void;
  end: () => void;
} {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  const bar = new SingleBar(
    { format: `${title} {bar} {percentage} % · {value}/{total}`, hideCursor: true },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}
