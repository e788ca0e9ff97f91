/** What the nodes' settings look like in stored workflows and in dialogs, and that older ones still load. */
package org.poreseg.knime.settings;
