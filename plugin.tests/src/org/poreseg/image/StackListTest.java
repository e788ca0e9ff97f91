package org.poreseg.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;

/** Stack lists, and what is wrong with them. */
public class StackListTest {

    /** Where the lists are. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path list(final String text) throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("stacks.csv");
        Files.writeString(file, text);
        return file;
    }

    private void assertRefused(final String text, final String... parts) throws IOException {
        final Path file = list(text);
        final UserError e = assertThrows(UserError.class, () -> StackList.read(file));
        assertTrue(e.getMessage(), e.getMessage().contains(file.toString()));
        for (final String part : parts) {
            assertTrue(e.getMessage(), e.getMessage().contains(part));
        }
    }

    /** All columns, in another order and with another case, quotes, blanks, a byte-order mark and empty lines. */
    @Test
    public void readsEveryColumn() throws IOException {
        final List<StackDefinition> stacks = StackList.read(list("\ufeffImages, STACK,Rock Type,masks,pore values,"
            + "first slice,last_slice,step,x,y,width,height\r\n"
            + "\r\n"
            + "\"a, b/*.tif\", berea ,sandstone,m.tif, 0;1 ,2,10,4,5,6,70,80\r\n"
            + "c.tif,Kornstück,,,,,,,,,,\r\n"));
        assertEquals(2, stacks.size());
        final StackDefinition first = stacks.get(0);
        assertEquals("a, b/*.tif", first.images());
        assertEquals("berea", first.name());
        assertEquals("sandstone", first.rockType());
        assertEquals("m.tif", first.masks());
        assertArrayEquals(new int[] {0, 1}, first.poreValues().values());
        assertEquals(new SliceRange(2, OptionalInt.of(10), 4), first.slices());
        assertEquals(new RegionOfInterest(5, 6, OptionalInt.of(70), OptionalInt.of(80)), first.region());
        assertEquals(m_folder.getRoot().toPath().toAbsolutePath(), first.folder());
        final StackDefinition second = stacks.get(1);
        assertEquals("Kornstück", second.name());
        assertEquals("", second.rockType());
        assertEquals(PoreValues.NON_ZERO, second.poreValues());
        assertEquals(SliceRange.ALL, second.slices());
        assertEquals(RegionOfInterest.ALL, second.region());
    }

    /** The two columns that are needed suffice, and short lines too. */
    @Test
    public void restIsOptional() throws IOException {
        final StackDefinition only = StackList.read(list("stack,images,masks\na,b.tif\n")).get(0);
        assertEquals("", only.masks());
    }

    /** Mistakes are named with file and line. */
    @Test
    public void namesMistakes() throws IOException {
        assertRefused("stack,images,colour\na,b,c\n", "line 1", "\"colour\"", "pore values");
        assertRefused("stack;images\na;b\n", "separated by commas");
        assertRefused("stack,masks\na,b\n", "line 1", "\"images\" is missing");
        assertRefused("stack,images,Stack\na,b,c\n", "twice");
        assertRefused("stack,images,step\na,b,1\nc,d,two\n", "line 3", "\"step\"", "\"two\"");
        assertRefused("stack,images,step\na,b,0\n", "line 2", "at least 1");
        assertRefused("stack,images,first slice,last slice\na,b,5,4\n", "line 2", "before the first");
        assertRefused("stack,images,first slice\na,b,-1\n", "line 2", "count from 0");
        assertRefused("stack,images,width\na,b,0\n", "line 2", "at least one");
        assertRefused("stack,images,pore values\na,b,255;x\n", "line 2", "255;x");
        assertRefused("stack,images\na,b\n,c\n", "line 3", "\"stack\" is empty");
        assertRefused("stack,images\na,\n", "line 2", "\"images\" is empty");
        assertRefused("stack,images\na,b\na,c\n", "line 3", "there before", "line 2");
        assertRefused("stack,images\na,b,c\n", "line 2", "3 values");
        assertRefused("stack,images\n", "no stacks");
        assertRefused("", "no stacks");
        assertRefused("stack,images\n\"a,b\n", "cannot be read");
    }

    /** Files that no person has written, and what does not belong into a name. */
    @Test
    public void refusesWhatIsNoList() throws IOException {
        assertRefused("stack,images\na\u0007b,c\n", "line 2", "\"stack\"", "U+0007");
        assertRefused("stack,images\na,b\u0000c\n", "line 2", "\"images\"", "U+0000");
        assertRefused("stack,images\na,b\u0085c\n", "line 2", "U+0085");
        assertRefused("stack,images\na," + "b".repeat(5000) + "\n", "line 2", "5000 characters");
        assertRefused("x".repeat(1_000_000), "xxx…");
        assertRefused("stack,images\n" + "a,\n".repeat(200), "More than 100 lines", "line 2");
        assertRefused("stack,images\n" + IntStream.range(0, 100_001).mapToObj(i -> i + ",b\n")
            .collect(Collectors.joining()), "more than 100000 stacks");
        assertRefused("#".repeat(17 << 20), "17 MB", "At most 16 MB");
    }

    /** Names may hold what files of CSV quote. */
    @Test
    public void namesHoldLineBreaks() throws IOException {
        assertEquals("a\nb", StackList.read(list("stack,images\n\"a\nb\",c\n")).get(0).name());
    }

    /** A mistake hides neither those behind it nor the lines without one. */
    @Test
    public void tellsAllMistakesAtOnce() throws IOException {
        final StackList.Contents contents =
            StackList.check(list("stack,images,step\na,b,x\nc,d,1\nc,e,1\n,f,1\ng,h,2\n"));
        assertEquals(List.of("c", "g"), contents.stacks().stream().map(StackDefinition::name).toList());
        final List<String> mistakes = contents.mistakes().stream().map(Exception::getMessage).toList();
        assertEquals(3, mistakes.size());
        assertTrue(mistakes.get(0), mistakes.get(0).contains("line 2: \"step\""));
        assertTrue(mistakes.get(1), mistakes.get(1).contains("line 4: a stack \"c\" was there before"));
        assertTrue(mistakes.get(2), mistakes.get(2).contains("line 5: \"stack\" is empty"));
    }

    /** A missing list, and one in another encoding. */
    @Test
    public void unreadableLists() throws IOException {
        final Path missing = m_folder.getRoot().toPath().resolve("none.csv");
        assertTrue(assertThrows(UserError.class, () -> StackList.read(missing)).getMessage().contains("none.csv"));
        final Path file = list("");
        Files.write(file, "stack,images\nKornstück,b\n".getBytes(StandardCharsets.ISO_8859_1));
        final UserError latin = assertThrows(UserError.class, () -> StackList.read(file));
        assertTrue(latin.getMessage(), latin.getMessage().contains("line 2 has the byte FC"));
        Files.write(file, "stack,images\na,b\n".getBytes(StandardCharsets.UTF_16));
        final UserError wide = assertThrows(UserError.class, () -> StackList.read(file));
        assertTrue(wide.getMessage(), wide.getMessage().contains("UTF-16"));
        Files.write(file, new byte[] {'a', (byte)0xc3});
        assertThrows("cut in a character", UserError.class, () -> StackList.read(file));
    }

    /** What is written is read again. */
    @Test
    public void roundTrips() throws IOException {
        final Path file = list("stack,images,masks,rock type,pore values,first slice,last slice,step,x,y,width,height\n"
            + "\"a \"\"b\"\", c\",d/e?.png,f,soil,-1;7,0,9,3,1,2,30,40\ng,h,,,,,,,,,,\n");
        final List<StackDefinition> stacks = StackList.read(file);
        StackList.write(file, stacks);
        assertEquals(stacks, StackList.read(file));
    }
}
