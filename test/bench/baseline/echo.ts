import { Application, type TeamsAdapter } from '@microsoft/teams-ai';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createServer, plugins } from 'restify';
import { answering, told } from '../child.ts';

/** The same SDKs with an empty handler: no token checked, nothing stored, nothing shown. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const application = new Application({
  adapter: adapter as unknown as TeamsAdapter,
  startTypingTimer: false,
});
application.addRoute(
  async () => true,
  async (context) => {
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: {} } });
  },
  true,
);
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context) => application.run(context).then(() => undefined));
});
// As long as ours: a press that meets a connection at the end of its five seconds would be lost.
server.server.keepAliveTimeout = 65_000;
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
await told<null>();
answering({ port: server.address().port });
