package io.postern.sandbox.wire;

import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Arrays;

/** Puts replies on the wire, the broken ones too. Runs on a thread that may wait. */
public final class Wire {
    private static final int CHUNK = 1 << 16;
    private final HttpServerRequest request;

    public Wire(HttpServerRequest request) {
        this.request = request;
    }

    public void send(Reply reply) {
        switch (reply) {
            case Reply.Whole whole -> await(head(whole).end(Buffer.buffer(whole.body())));
            case Reply.Cut cut -> cut(cut.whole());
            case Reply.Flood flood -> flood(flood);
            case Reply.Reset reset -> reset();
            case Reply.Silence silence -> {
                // the caller's own time-out ends this
            }
        }
    }

    private HttpServerResponse head(Reply.Whole whole) {
        HttpServerResponse response = request.response().setStatusCode(whole.status());
        if (whole.challenge() != null) {
            response.putHeader("www-authenticate", whole.challenge());
        }
        return response.putHeader("content-type", whole.type());
    }

    private void cut(Reply.Whole whole) {
        byte[] body = whole.body();
        head(whole).putHeader("content-encoding", "identity").putHeader("content-length", String.valueOf(body.length));
        await(request.response().write(Buffer.buffer(Arrays.copyOf(body, body.length / 2))));
        await(request.connection().close());
    }

    private void flood(Reply.Flood flood) {
        head(flood.whole()).setChunked(true);
        byte[] blanks = new byte[CHUNK];
        Arrays.fill(blanks, (byte) ' ');
        for (long sent = 0; sent < flood.blanks() && !request.response().closed(); sent += CHUNK) {
            await(request.response().write(Buffer.buffer(blanks)));
        }
        if (!request.response().closed()) {
            await(request.response().end(Buffer.buffer(flood.whole().body())));
        }
    }

    /** A reset, not an orderly end: some clients take the latter for an empty answer. */
    private void reset() {
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        await(request.connection().close());
    }

    private static void await(Future<Void> sent) {
        // a failure means that the caller has gone, as callers do
        sent.otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
    }
}
