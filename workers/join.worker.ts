import { buffersOf, createJoinServer, type JoinOrder } from '../src/core/similarity/joinMessages.ts';

const serve = createJoinServer();
addEventListener('message', ({ data }: MessageEvent<JoinOrder>) => {
  const answer = serve(data);
  postMessage(answer, { transfer: buffersOf(answer) });
});
