package org.poreseg.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.poreseg.fuzz.FuzzFile;
import org.poreseg.fuzz.FuzzTarget;

/** Reads stack lists; what is read can be written, and is then read again. */
public final class StackListFuzz implements FuzzTarget {

    private final FuzzFile m_file = new FuzzFile(".csv");

    private final FuzzFile m_written = new FuzzFile(".written.csv");

    @Override
    public String name() {
        return "stack-list";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("stack,images,masks\na,b.tif,c.tif\n", "\ufeffImages, STACK,Rock Type,masks,pore values,"
            + "first slice,last_slice,step,x,y,width,height\r\n\r\n\"a, b/*.tif\", berea ,sandstone,m.tif, 0;1 ,2,10,4,"
            + "5,6,70,80\r\nc.tif,Kornst\u00fcck,,,,,,,,,,\r\n", "stack,images\n\"a \"\"b\"\"\nc\",d\n")
            .stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @Override
    public void run(final byte[] input) throws IOException {
        final StackList.Contents contents = StackList.check(m_file.holding(input));
        if (contents.stacks().isEmpty()) {
            throw contents.mistakes().get(0);
        }
        if (input.length % 8 != 0) {
            // writing takes far longer than reading
            return;
        }
        StackList.write(m_written.path(), contents.stacks());
        final List<String> read = StackList.read(m_written.path()).stream().map(StackListFuzz::text).toList();
        final List<String> expected = contents.stacks().stream().map(StackListFuzz::text).toList();
        if (!read.equals(expected)) {
            throw new AssertionError(read + " instead of " + expected);
        }
    }

    /** All but the line that it stands in, which may be another one. */
    private static String text(final StackDefinition stack) {
        return new StackDefinition(stack.name(), stack.rockType(), stack.images(), stack.masks(), stack.folder(),
            stack.poreValues(), stack.slices(), stack.region(), "").toString();
    }
}
