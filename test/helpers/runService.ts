/** The pipeline service driven to the end of a job, as the page's client does it. */
import type { Done, JobName, JobTable, PipelineApi } from '../../workers/protocol.ts';

let lastJob = 0;

export const nextJob = () => (lastJob += 1);

export async function runJob<Name extends JobName>(
  service: PipelineApi,
  name: Name,
  input: JobTable[Name]['input'],
  slice = 1000,
): Promise<Done<Name>> {
  const job = nextJob();
  service.start(job, name, input);
  for (;;) {
    const report = await service.step(job, slice);
    if (report.state === 'failed') throw new Error(report.message);
    if (report.state === 'done') return report as Done<Name>;
  }
}

/** What the job comes to. */
export async function runForValue<Name extends JobName>(
  service: PipelineApi,
  name: Name,
  input: JobTable[Name]['input'],
): Promise<JobTable[Name]['output']> {
  return (await runJob(service, name, input)).value;
}
